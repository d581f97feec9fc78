"""Văn hóa, Thể thao, Xứ Lạng."""

from .story import Story

CULTURE = (
    Story(
        section="Văn hóa",
        weight=9,
        kickers=("Bản sắc vùng cao:", "Lễ hội:", ""),
        headlines=(
            "Rộn ràng {le_hoi} ở {noi_ngan}",
            "{noi_ngan} khai mạc {le_hoi} năm {nam}",
            "Giữ hồn {le_hoi}",
            "Hàng nghìn du khách dự {le_hoi} tại {noi_ngan}",
        ),
        ledes=(
            "{thu} {ngay}, {noi} khai mạc {le_hoi}, thu hút {nghin} người dân và du khách.",
            "Trong tiết trời se lạnh, {le_hoi} ở {noi} diễn ra với nhiều nghi lễ và trò chơi dân gian của người {dan_toc}.",
        ),
        facts=(
            "Phần lễ gồm rước kiệu, dâng hương, cầu mùa; phần hội có tung còn, đẩy gậy, múa sư tử mèo.",
            "Nghệ nhân {dan_nu}, {tuoi} tuổi, vẫn say sưa truyền dạy làn điệu then cổ cho lớp trẻ thôn {thon}.",
            "Câu lạc bộ hát then, đàn tính của thôn {thon} có {vai2} thành viên, sinh hoạt hai buổi mỗi tháng.",
            "Các gian ẩm thực giới thiệu vịt quay, khâu nhục, bánh cuốn trứng, xôi bảy màu.",
            "Trang phục chàm của người {dan_toc} được trình diễn trong tiếng vỗ tay không ngớt.",
            "Di sản được lập hồ sơ đề nghị đưa vào danh mục cấp quốc gia từ năm {nam_truoc}.",
        ),
        speaker="Sở Văn hóa, Thể thao và Du lịch",
        topic="Bản sắc vùng cao",
        event="{le_hoi_hoa} tại {noi_ngan} năm {nam}",
        scene="le_hoi",
    ),
    Story(
        section="Văn hóa",
        weight=6,
        kickers=("Du lịch cộng đồng:", "Điểm đến:", ""),
        headlines=(
            "Bản {thon}: Mùa khách về",
            "{noi_ngan} đón {nghin} lượt khách trong {mua}",
            "Đánh thức tiềm năng du lịch {noi_ngan}",
        ),
        ledes=(
            "Những nếp nhà sàn lợp ngói âm dương ở thôn {thon}, {noi} đang trở thành điểm dừng chân của du khách gần xa.",
            "Trong {mua}, {noi} đón {nghin} lượt khách, doanh thu ước đạt {ty} tỷ đồng.",
        ),
        facts=(
            "Thôn hiện có {vai} hộ làm homestay, mỗi nhà đón được {vai2} khách.",
            "Du khách được hái {nong_san}, ngủ nhà sàn, nghe hát sli bên bếp lửa.",
            "Ngành văn hóa mở lớp tiếng Anh, kỹ năng đón khách cho {vai3} thanh niên.",
            "Tuyến đi bộ dài {it} km men theo suối, qua rừng hồi, được đánh giá cao.",
            "Bà con thống nhất quy ước giữ sạch nguồn nước, không chặt cây cổ thụ.",
        ),
        speaker="Sở Văn hóa, Thể thao và Du lịch",
        topic="Du lịch cộng đồng",
        scene="nui",
    ),
    Story(
        section="Thể thao",
        weight=7,
        kickers=("Thể thao phong trào:", "Đại hội Thể dục thể thao:", ""),
        headlines=(
            "Sôi nổi giải {mon} {noi_ngan} mở rộng",
            "Đội {mon} {noi_ngan} vô địch giải toàn tỉnh",
            "{vai} vận động viên tranh tài môn {mon}",
            "{noi_ngan}: Nhà nhà tập {mon}",
        ),
        ledes=(
            "{thu} {ngay}, giải {mon} các nhóm tuổi khai mạc tại {noi}, quy tụ {tram} vận động viên của {vai} đoàn.",
            "Với lối chơi cống hiến, đội {mon} {noi_ngan} giành ngôi vô địch sau trận chung kết nghẹt thở.",
        ),
        facts=(
            "Các vận động viên thi đấu ở {vai} nội dung, trao {vai2} bộ huy chương.",
            "Trận chung kết thu hút hơn {nghin} khán giả.",
            "Vận động viên {dan_nam} được bầu là gương mặt xuất sắc nhất giải.",
            "Địa phương có {vai3} câu lạc bộ, {phan_tram}% dân số tập luyện thường xuyên.",
            "Ban tổ chức nhắc nhở các đội thi đấu trung thực, cao thượng.",
            "Đây là dịp tuyển chọn lực lượng cho giải cấp tỉnh năm {nam_sau}.",
        ),
        speaker="Sở Văn hóa, Thể thao và Du lịch",
        scene="san_bong",
    ),
    Story(
        section="Xứ Lạng",
        weight=5,
        kickers=("Đất và người Xứ Lạng:", "Ghi chép:", ""),
        headlines=(
            "Chuyện ở bản {thon}",
            "Mùa hoa trên đỉnh {noi_ten}",
            "Người giữ lửa nghề rèn thôn {thon}",
            "Phiên chợ ký ức ở {noi_ngan}",
        ),
        ledes=(
            "Lên {noi} một ngày cuối tháng {thang}, khi sương còn giăng kín lối, tôi gặp ông {dan_nam} đang nhóm lò.",
            "Người già ở thôn {thon}, {noi} kể rằng phiên chợ xưa chỉ họp sáu ngày một lần, ai lỡ phiên là lỡ hẹn.",
        ),
        facts=(
            "Ông {dan_nam} năm nay {tuoi} tuổi, theo nghề từ khi còn để chỏm.",
            "Tiếng búa đều đều vọng vào vách núi, hòa với tiếng suối chảy sau nhà.",
            "Con dao rèn xong phải tôi bằng nước suối đầu nguồn mới bền, người {dan_toc} tin như thế.",
            "Lớp trẻ đi làm xa, cả thôn chỉ còn {it} lò đỏ lửa.",
            "Chiều buông, khói bếp quyện vào sương, bản nhỏ lại yên như trong tranh.",
            "Xứ Lạng trong tôi là mùi hồi, là câu sli, là chén rượu ấm bên bếp lửa.",
            "Bài ca cũ vẫn được hát trong {le_hoi} mỗi độ xuân về.",
        ),
        speaker="Trung tâm Văn hóa nghệ thuật vùng cao",
        topic="Bản sắc vùng cao",
        scene="nui",
    ),
)
