"""Thời sự, Quốc phòng - An ninh."""

from .story import Story

POLITICS = (
    Story(
        section="Thời sự",
        weight=12,
        kickers=("Phát triển kinh tế - xã hội năm {nam}:", "Chỉ đạo, điều hành:", ""),
        headlines=(
            "{noi_ngan} triển khai nhiệm vụ phát triển kinh tế - xã hội năm {nam}",
            "Tập trung gỡ khó cho {noi_ngan} trong {mua}",
            "{noi_ngan}: Quyết tâm hoàn thành các chỉ tiêu năm {nam}",
            "Khắc phục điểm yếu, tạo đà cho {noi_ngan} bứt phá",
        ),
        ledes=(
            "{thu} {ngay}, UBND {noi_ngan} tổ chức hội nghị đánh giá kết quả thực hiện nhiệm vụ phát triển kinh tế - xã hội, triển khai kế hoạch thời gian tới.",
            "{thu} {ngay}, tại {noi} diễn ra hội nghị triển khai nhiệm vụ phát triển kinh tế - xã hội, bảo đảm quốc phòng, an ninh năm {nam}.",
        ),
        facts=(
            "{nguoi} dự và chủ trì hội nghị.",
            "Dự hội nghị có lãnh đạo các phòng, ban, đoàn thể; đại biểu tại {vai} điểm cầu với khoảng {tram} người tham dự.",
            "Trong năm qua, tổng thu ngân sách trên địa bàn đạt {ty} tỷ đồng, bằng {phan_tram}% dự toán giao.",
            "Giá trị sản xuất nông, lâm nghiệp tăng {phan_tram2}%; thu nhập bình quân đầu người đạt {vai2} triệu đồng/năm.",
            "Hội nghị nghe {vai3} ý kiến phát biểu, phân tích những hạn chế, tồn tại, đề xuất giải pháp trên các lĩnh vực.",
            "Nhiệm vụ trọng tâm là đẩy mạnh cải cách hành chính, cải thiện môi trường đầu tư, kinh doanh và nâng cao năng lực cạnh tranh.",
            "Hội nghị thống nhất chủ đề của năm là “Kỷ cương, trách nhiệm, hiệu quả, vì nhân dân phục vụ”.",
            "Các chỉ tiêu về giảm nghèo, xây dựng nông thôn mới, che phủ rừng đều được giao cụ thể cho từng đơn vị.",
        ),
        event="Hội nghị triển khai nhiệm vụ phát triển kinh tế - xã hội năm {nam} tại {noi_ngan}",
        topic="Cải cách hành chính",
        scene="hoi_truong",
    ),
    Story(
        section="Thời sự",
        weight=8,
        kickers=("Tiếp xúc cử tri:", "Lắng nghe dân:", ""),
        headlines=(
            "Cử tri {noi_ngan} kiến nghị đầu tư {cong_trinh}",
            "Đối thoại với nhân dân {noi_ngan}: Trả lời thẳng, làm thật",
            "Giải quyết kịp thời kiến nghị của cử tri {noi_ngan}",
        ),
        ledes=(
            "{thu} {ngay}, tổ đại biểu HĐND tiếp xúc cử tri {noi} trước kỳ họp thường lệ.",
            "Hơn {tram} cử tri {noi} đã dự buổi đối thoại trực tiếp với lãnh đạo địa phương {ngay_viet}.",
        ),
        facts=(
            "Tại buổi tiếp xúc, cử tri nêu {vai} ý kiến, tập trung vào đất đai, giao thông, nước sinh hoạt và chính sách cho hộ nghèo.",
            "Nhiều cử tri đề nghị sớm sửa chữa {duong} đoạn qua thôn {thon} đã xuống cấp từ năm {nam_truoc}.",
            "Cử tri {dan_nam} kiến nghị quan tâm {cong_trinh} vì công trình cũ không còn đáp ứng nhu cầu.",
            "Đại biểu đã tiếp thu, giải trình {vai2} ý kiến thuộc thẩm quyền; các ý kiến còn lại được tổng hợp gửi cấp trên.",
            "Sau mỗi kỳ họp, kết quả giải quyết kiến nghị được niêm yết tại nhà văn hóa các thôn.",
            "Tỷ lệ kiến nghị được trả lời trong năm đạt {phan_tram}%.",
        ),
        topic="Cải cách hành chính",
        scene="hoi_truong",
    ),
    Story(
        section="Thời sự",
        weight=7,
        kickers=("Chính quyền địa phương hai cấp:", "Chuyển đổi số:", "Phục vụ nhân dân:"),
        headlines=(
            "Trung tâm phục vụ hành chính công {noi_ngan}: Người dân không phải chờ lâu",
            "Đưa dịch vụ công trực tuyến về tận thôn {thon}",
            "{noi_ngan} đẩy mạnh chuyển đổi số trong giải quyết thủ tục hành chính",
            "Tổ công nghệ số cộng đồng ở {noi_ngan}: Đi từng ngõ, gõ từng nhà",
        ),
        ledes=(
            "Từ đầu năm {nam} đến nay, bộ phận một cửa {noi} đã tiếp nhận {nghin} hồ sơ, trong đó {phan_tram}% được nộp trực tuyến.",
            "Không để người dân phải đi lại nhiều lần, {noi} bố trí cán bộ trực, hướng dẫn nộp hồ sơ trên môi trường mạng vào cả ngày nghỉ.",
        ),
        facts=(
            "Tại khu vực tiếp dân có {vai} máy tính, máy quét và lối đi riêng cho người cao tuổi, người khuyết tật.",
            "Các thành viên tổ công nghệ số đã hướng dẫn {nghin} người cài đặt ứng dụng định danh, thanh toán không dùng tiền mặt.",
            "Thủ tục khai sinh, chứng thực, đất đai chiếm phần lớn số hồ sơ tiếp nhận.",
            "Thời gian giải quyết trung bình rút từ {vai} ngày xuống còn một nửa.",
            "Cán bộ trẻ được phân công kèm cặp những người mới chuyển về sau khi sắp xếp đơn vị hành chính.",
            "Ở thôn {thon}, sóng di động yếu vẫn là trở ngại lớn đối với bà con.",
        ),
        topic="Chuyển đổi số",
        speaker="xa",
        scene="van_phong",
    ),
    Story(
        section="Thời sự",
        weight=5,
        kickers=("Xây dựng Đảng:", "Học và làm theo Bác:", ""),
        headlines=(
            "Chi bộ thôn {thon}: Sinh hoạt sát việc, nói đi đôi với làm",
            "Nâng chất lượng sinh hoạt chi bộ ở {noi_ngan}",
            "{noi_ngan} kết nạp {vai} đảng viên mới trong năm {nam}",
        ),
        ledes=(
            "Đảng bộ {noi} hiện có {vai} chi bộ trực thuộc với {tram} đảng viên, nhiều chi bộ có cách làm sáng tạo.",
            "Chọn việc khó để bàn, chọn việc gần dân để làm, chi bộ thôn {thon}, {noi} tạo chuyển biến rõ nét.",
        ),
        facts=(
            "Mỗi quý, các chi bộ tổ chức một buổi sinh hoạt chuyên đề về {phong_trao}.",
            "Đảng viên được giao phụ trách {vai} hộ, giúp nhau cây giống, ngày công và kinh nghiệm sản xuất.",
            "Công tác kiểm tra, giám sát được tăng cường, {vai2} tổ chức đảng đã được giám sát theo chuyên đề.",
            "Nguồn phát triển đảng tập trung vào đoàn viên, giáo viên, cán bộ y tế và trưởng thôn.",
            "Từ sinh hoạt chi bộ, thôn đã vận động mở rộng {vai3} km đường và xây mới {cong_trinh}.",
        ),
        topic="Học và làm theo Bác",
        scene="hoi_truong",
    ),
    Story(
        section="Quốc phòng - An ninh",
        weight=5,
        kickers=("Biên cương hôm nay:", "Tuyển quân năm {nam}:", ""),
        headlines=(
            "Bộ đội Biên phòng giúp dân thôn {thon} thu hoạch {nong_san}",
            "{noi_ngan} giao quân đủ chỉ tiêu, bảo đảm chất lượng",
            "Giữ bình yên đường biên ở {noi_ngan}",
            "Diễn tập phòng thủ ở {noi_ngan}: Sát thực tế, an toàn",
        ),
        ledes=(
            "Những ngày này, cán bộ, chiến sĩ đồn biên phòng đóng trên địa bàn {noi} tranh thủ giúp nhân dân thu hoạch {nong_san}, tu sửa nhà cửa.",
            "{thu} {ngay}, {noi} tổ chức lễ giao nhận quân, tiễn {vai} thanh niên lên đường nhập ngũ.",
            "Lực lượng vũ trang {noi} duy trì nghiêm chế độ trực sẵn sàng chiến đấu, phối hợp tuần tra {vai} km đường biên.",
        ),
        facts=(
            "Các đơn vị đã huy động {tram} ngày công, giúp {vai} hộ gia đình neo đơn.",
            "Công tác sơ tuyển, khám sức khỏe được thực hiện công khai, đúng luật.",
            "Tổ tự quản đường biên, cột mốc của thôn {thon} có {vai2} thành viên, mỗi tháng tuần tra hai lần cùng bộ đội.",
            "Chương trình “Nâng bước em tới trường” đang đỡ đầu {vai3} học sinh có hoàn cảnh khó khăn.",
            "Dân quân cơ động được huấn luyện bắn đạn thật, kết quả {phan_tram}% đạt khá, giỏi.",
            "Phong trào toàn dân bảo vệ an ninh Tổ quốc được nhân rộng ở {vai} khu dân cư.",
        ),
        scene="bien_gioi",
    ),
)
