"""Sentences that any story may hold."""

QUOTES = (
    "{nguoi} cho biết: “Thời gian tới, đơn vị tiếp tục phối hợp với {tap_the} đẩy mạnh tuyên truyền, vận động người dân cùng thực hiện”.",
    "Theo {nguoi}, kết quả này có được là nhờ sự vào cuộc của cả hệ thống chính trị và sự đồng thuận của nhân dân.",
    "“Khó khăn lớn nhất hiện nay là nguồn vốn và mặt bằng, chúng tôi đã báo cáo cấp trên xem xét, tháo gỡ”, {nguoi} chia sẻ.",
    "{nguoi} nhấn mạnh: {tap_the} cần xác định rõ người, rõ việc, rõ thời gian hoàn thành.",
    "Trao đổi với phóng viên, {nguoi} nói: “Bà con đã thay đổi cách nghĩ, cách làm, đó mới là điều quý nhất”.",
    "{nguoi} yêu cầu các đơn vị liên quan kiểm tra lại toàn bộ số liệu, báo cáo trước ngày {ngay_so}.",
    "“Chúng tôi không chạy theo thành tích, làm đến đâu chắc đến đó”, {nguoi} khẳng định.",
    "Ghi nhận ý kiến của cử tri, {nguoi} đề nghị các phòng chuyên môn trả lời bằng văn bản trong vòng {vai} ngày.",
    "Phát biểu tại buổi làm việc, {nguoi} đánh giá cao tinh thần trách nhiệm của cán bộ cơ sở.",
    "{nguoi} thông tin thêm: Đến nay, tỷ lệ hồ sơ giải quyết đúng hạn đạt {phan_tram}%.",
    "Chị {dan_nu}, thôn {thon} chia sẻ: “Trước đây đi lại vất vả, nay con đường mới mở, nông sản bán được giá hơn”.",
    "Ông {dan_nam}, người có uy tín của thôn {thon} cho biết, nhiều hộ đã tự nguyện hiến đất, góp công.",
    "“Năm nay gia đình tôi thu gần {tram} triệu đồng, đủ cho các con ăn học”, anh {dan_nam}, thôn {thon} phấn khởi nói.",
    "Bà {dan_nu}, dân tộc {dan_toc}, thôn {thon} tâm sự: “Được cán bộ chỉ dẫn tận nơi, tôi yên tâm hơn nhiều”.",
)

SIDE_FACTS = (
    "So với cùng kỳ năm trước, con số này tăng {phan_tram}%.",
    "Trên địa bàn hiện có {vai} thôn, {nghin} hộ dân, trong đó đồng bào dân tộc {dan_toc} chiếm {phan_tram}%.",
    "Tổng kinh phí thực hiện là {ty} tỷ đồng, trong đó nhân dân đóng góp {tram} triệu đồng và {nghin} ngày công.",
    "Từ đầu năm {nam} đến nay, các lực lượng chức năng đã tổ chức {vai} cuộc kiểm tra, nhắc nhở {tram} trường hợp.",
    "Bên cạnh kết quả đạt được, vẫn còn một số hạn chế như tiến độ chậm, nguồn lực thiếu, công tác phối hợp có lúc chưa chặt chẽ.",
    "Các đại biểu tập trung thảo luận, làm rõ nguyên nhân và đề xuất giải pháp cho những tháng cuối năm.",
    "Toàn tỉnh Lạng Sơn hiện có {tram} mô hình tương tự, phần lớn do {doan_the} các cấp đảm nhận.",
    "Công tác tuyên truyền được thực hiện bằng nhiều hình thức: loa truyền thanh, mạng xã hội, tờ rơi và sinh hoạt thôn.",
    "Ban chỉ đạo đã phân công {vai} tổ công tác xuống cơ sở nắm tình hình.",
    "Nhiều hộ nghèo, hộ cận nghèo ở {noi} đã có việc làm, thu nhập ổn định.",
    "Trung bình mỗi tháng có khoảng {tram} lượt người đến tìm hiểu, học hỏi kinh nghiệm.",
    "Kế hoạch năm {nam_sau} đặt mục tiêu tăng thêm ít nhất {it}%.",
    "Đây là năm thứ {it} liên tiếp {noi} duy trì hoạt động này.",
    "Theo thống kê của {co_quan}, có {tram} tập thể và {tram2} cá nhân được biểu dương.",
    "Người dân {noi} mong muốn cấp có thẩm quyền sớm bố trí vốn để hoàn thành {cong_trinh}.",
    "Việc ứng dụng chuyển đổi số giúp giảm {phan_tram}% thời gian giải quyết thủ tục.",
    "Cùng với đó, {doan_the} phối hợp vận động xã hội hóa được {tram} triệu đồng.",
    "Thời tiết những ngày qua diễn biến phức tạp, ảnh hưởng không nhỏ đến sản xuất và đời sống.",
    "Trên tuyến {duong}, phương tiện lưu thông bình thường, chưa ghi nhận ùn tắc kéo dài.",
    "Cũng trong dịp này, {vai} suất quà đã được trao cho gia đình chính sách, hộ khó khăn.",
    "Mô hình “{phong_trao}” được nhân rộng ra {vai} thôn, khu dân cư.",
    "Đến hết tháng {thang}, tiến độ giải ngân vốn đầu tư công đạt {phan_tram}% kế hoạch.",
    "Cấp ủy cơ sở phân công đảng viên phụ trách từng nhóm hộ, thường xuyên nắm bắt tâm tư, nguyện vọng.",
    "Lực lượng chức năng khuyến cáo người dân chủ động theo dõi thông tin chính thống.",
    "Qua rà soát, còn {tram} hộ chưa tiếp cận được chính sách, chủ yếu ở các thôn vùng sâu.",
    "Đường vào thôn {thon} dài {it} km đã được bê tông hóa từ năm {nam_truoc}.",
    "Chính quyền địa phương đang lập hồ sơ đề nghị hỗ trợ theo quy định.",
    "{doan_the} huy động {tram} đoàn viên, hội viên tham gia.",
    "Không khí tại nhà văn hóa thôn {thon} sôi nổi từ sáng sớm.",
    "Kết quả khảo sát cho thấy {phan_tram}% người dân hài lòng với cách làm này.",
)

CLOSINGS = (
    "Với cách làm phù hợp, {noi} đang từng bước hoàn thành các chỉ tiêu năm {nam}.",
    "Thời gian tới, {tap_the} tiếp tục quan tâm, tạo điều kiện để mô hình phát triển bền vững.",
    "Đó cũng là động lực để cán bộ và nhân dân {noi} vững bước trên chặng đường mới.",
    "Dự kiến, các nội dung trên được tổng kết vào quý {quy} năm {nam_sau}.",
    "Bài học rút ra là ở đâu dân hiểu, dân tin thì việc khó mấy cũng thành.",
    "Tin rằng, những nỗ lực hôm nay sẽ mang lại mùa vàng cho {noi}.",
)

# Where a closing sentence of any kind would not do.
CLOSINGS_OF = {
    "Pháp luật": (
        "Vụ việc đang tiếp tục được làm rõ theo quy định.",
        "Ngành chức năng đề nghị người dân khi phát hiện vi phạm cần báo ngay cho chính quyền nơi gần nhất.",
        "Công tác tuyên truyền, phổ biến pháp luật sẽ được duy trì đều đặn trong thời gian tới.",
    ),
    "Thời sự": (
        "Dự kiến, các nội dung trên được tổng kết vào quý {quy} năm {nam_sau}.",
        "Đó cũng là động lực để cán bộ và nhân dân {noi} vững bước trên chặng đường mới.",
        "Với cách làm phù hợp, {noi} đang từng bước hoàn thành các chỉ tiêu năm {nam}.",
        "Thời gian tới, {tap_the} tiếp tục quan tâm, chỉ đạo sát sao, kịp thời tháo gỡ khó khăn cho cơ sở.",
    ),
    "Thể thao": (
        "Giải diễn ra đến hết ngày {ngay_sau}.",
        "Các đội hẹn gặp lại ở mùa giải năm {nam_sau}.",
        "Phong trào thể thao quần chúng ở {noi} nhờ thế ngày càng sôi nổi.",
    ),
}
