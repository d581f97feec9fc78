"""Pháp luật."""

from .story import Story

LAW = (
    Story(
        section="Pháp luật",
        weight=7,
        kickers=("An ninh trật tự:", "Đấu tranh phòng, chống tội phạm:", ""),
        headlines=(
            "Bắt nhóm đối tượng {toi}",
            "Triệt xóa đường dây {toi} ở {noi_ngan}",
            "Cảnh báo hành vi {toi}",
            "Mùa cao điểm: Tăng cường chống {toi}",
        ),
        ledes=(
            "{thu} {ngay}, công an {noi_ngan} phát hiện, tạm giữ {vai} đối tượng về hành vi {toi}.",
            "Trong {mua}, tình hình {toi} diễn biến phức tạp, lực lượng chức năng đã xử lý {vai2} vụ.",
        ),
        facts=(
            "Tang vật thu giữ gồm {vai} kg hàng cấm, {it} điện thoại và một số giấy tờ liên quan.",
            "Bước đầu, các đối tượng khai nhận được thuê với giá {it} triệu đồng mỗi chuyến.",
            "Thủ đoạn của các đối tượng là lợi dụng đêm tối, đường mòn và mạng xã hội để liên lạc.",
            "Hồ sơ đang được hoàn thiện để xử lý theo quy định của pháp luật.",
            "Nhân dân thôn {thon} đã cung cấp {vai4} nguồn tin có giá trị.",
            "Lực lượng chức năng cảnh báo người dân không chuyển tiền, không cung cấp mã OTP cho người lạ.",
        ),
        speaker="Sở Tư pháp",
        scene="van_phong",
    ),
    Story(
        section="Pháp luật",
        weight=6,
        kickers=("An toàn giao thông:", "Văn hóa giao thông:", ""),
        headlines=(
            "Xử phạt {tram} trường hợp vi phạm nồng độ cồn",
            "{noi_ngan}: Tai nạn giao thông giảm cả ba tiêu chí",
            "Cổng trường an toàn giao thông ở {noi_ngan}",
            "Xóa điểm đen trên {duong}",
        ),
        ledes=(
            "Trong tháng {thang}, lực lượng cảnh sát giao thông xử lý {tram} trường hợp vi phạm trên {duong}, phạt {ty} tỷ đồng.",
            "{thu} {ngay}, mô hình “Cổng trường an toàn” được ra mắt tại {truong} {noi_ten}.",
        ),
        facts=(
            "Lỗi vi phạm chủ yếu là nồng độ cồn, quá tốc độ, chở quá tải, không đội mũ bảo hiểm.",
            "Số vụ tai nạn giảm {vai}, số người bị thương giảm {vai2} so với cùng kỳ.",
            "Trên {duong} còn {it} điểm tiềm ẩn nguy cơ, đã cắm biển cảnh báo, lắp gương cầu.",
            "Phụ huynh ký cam kết không giao xe cho con chưa đủ tuổi.",
            "Tổ tuần tra làm việc cả ban đêm và ngày nghỉ, không có vùng cấm, không có ngoại lệ.",
        ),
        speaker="Sở Xây dựng",
        topic="An toàn giao thông",
        scene="duong",
    ),
    Story(
        section="Pháp luật",
        weight=4,
        kickers=("Tuyên truyền pháp luật:", "Bạn đọc hỏi:", ""),
        headlines=(
            "Đưa pháp luật đến với đồng bào {dan_toc} thôn {thon}",
            "Hòa giải ở cơ sở: Kinh nghiệm từ {noi_ngan}",
            "Giải đáp thủ tục cấp giấy chứng nhận quyền sử dụng đất",
        ),
        ledes=(
            "{thu} {ngay}, {co_quan} phối hợp với {noi_ngan} tuyên truyền pháp luật cho {tram} người dân thôn {thon}.",
            "Các tổ hòa giải ở {noi} đã hòa giải thành {phan_tram}% số vụ việc, giữ gìn tình làng nghĩa xóm.",
        ),
        facts=(
            "Nội dung tập trung vào luật đất đai, hôn nhân và gia đình, phòng chống ma túy.",
            "Buổi tuyên truyền dùng cả tiếng {dan_toc} để bà con dễ hiểu, dễ nhớ.",
            "Tranh chấp đất đai chiếm {phan_tram2}% số vụ việc, thường bắt đầu từ ranh giới không rõ.",
            "Hòa giải viên {dan_nam} có {vai} năm làm công tác này, nói có lý, có tình.",
            "Tủ sách pháp luật ở {vai2} nhà văn hóa thôn được bổ sung {tram} đầu sách.",
        ),
        speaker="Sở Tư pháp",
        scene="hoi_truong",
    ),
)
