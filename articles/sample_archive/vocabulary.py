"""The words of the sample archive: places, names, offices, goods; all of them invented or plain.

A list stands in the order of frequency: `writing.pick` draws from it as Zipf's law has it, the
second word half as often as the first. Districts and communes exist nowhere; their names share
syllables with each other, as real ones do.
"""

# district: {commune of today: the communes it was made of in mid-2025}
DISTRICTS = {
    "Bình Lãng": {
        "Bình Lãng": ("Bình Thượng", "Nà Lãng"),
        "Thiện Sơn": ("Thiện Hòa", "Lạng Khê"),
        "Hồng Phai": ("Hồng Lũng", "Nà Phai", "Phai Luông"),
        "Quang Bình": ("Quang Trung Thượng", "Bình Nhân"),
    },
    "Tràng Sơn": {
        "Tràng Sơn": ("Tràng Phái Hạ", "Sơn Khê"),
        "Khuổi Mười": ("Khuổi Nọi", "Mười Lũng"),
        "Tân Yên Sơn": ("Tân Lũng", "Yên Khoái Hạ"),
    },
    "Lộc Quan": {
        "Lộc Quan": ("Lộc Khê", "Quan Thượng"),
        "Nà Dương Hạ": ("Dương Khê", "Nà Toản"),
        "Xuân Lộc": ("Xuân Khê", "Lộc Thịnh"),
        "Tú Sơn": ("Tú Lũng", "Tú Phai"),
    },
    "Chi Lũng": {
        "Chi Lũng": ("Chi Khê", "Lũng Quang"),
        "Vạn Khánh": ("Vạn Lũng", "Khánh Khê Hạ"),
        "Bằng Phai": ("Bằng Khê", "Phai Danh"),
    },
    "Cao Định": {
        "Cao Định": ("Cao Khê", "Định Thượng"),
        "Hợp Lũng": ("Hợp Khê", "Lũng Cao"),
        "Đồng Sơn Thượng": ("Đồng Khê", "Sơn Thịnh"),
    },
    "Hữu Bình": {
        "Hữu Bình": ("Hữu Khê", "Bình Lũng"),
        "Yên Thịnh Khê": ("Yên Lũng", "Thịnh Khê"),
        "Vân Lạng": ("Vân Khê", "Lạng Thượng"),
        "Hòa Phai": ("Hòa Khê", "Phai Cấu"),
    },
    "Văn Phai": {
        "Văn Phai": ("Văn Khê", "Phai Bó"),
        "Thụy Sơn": ("Thụy Khê", "Sơn Lạng"),
        "Hoàng Lũng": ("Hoàng Khê", "Lũng Vài"),
    },
    "Đình Quan": {
        "Đình Quan": ("Đình Khê", "Quan Hạ"),
        "Châu Phai": ("Châu Lũng", "Bắc Châu"),
        "Kiên Lạng": ("Kiên Khê", "Lâm Lạng"),
    },
}
ENDED = (2025, 7, 1)  # the first day without districts

VILLAGES = (
    "Nà Mò", "Bản Cưởm", "Khuổi Lùng", "Pò Lẹng", "Cốc Mặn", "Nà Tậu", "Bản Thẳm", "Phai Luồng",
    "Nà Pục", "Kéo Cọ", "Bó Chuông", "Lũng Vạng", "Đồng Mới", "Tân Lập", "Làng Giàng", "Suối Mơ",
    "Khau Trang", "Nà Lìu", "Bản Kiểng", "Thâm Luông", "Còn Háng", "Pác Cáp",
)  # fmt: skip

FAMILY = (
    "Nguyễn", "Hoàng", "Nông", "Lý", "Vi", "Lương", "Triệu", "Hứa", "Chu", "Trần", "Đàm", "Bế",
    "Dương", "Phùng", "Mông", "Lộc", "Lăng", "Phương", "Linh", "Tô", "Âu", "Đinh",
)  # fmt: skip
MIDDLE_MEN = ("Văn", "Đức", "Minh", "Quốc", "Hữu", "Xuân", "Thanh", "Ngọc", "Đình", "Viết")
MIDDLE_WOMEN = ("Thị", "Thị Thu", "Thị Minh", "Thanh", "Ngọc", "Thị Bích", "Thúy", "Thị Hồng")
MEN = (
    "Khuê", "Sơn", "Thược", "Lẫm", "Hoản", "Bằng", "Quýnh", "Đông", "Giáp", "Khoát", "Tuyển",
    "Bình", "Thạo", "Dần", "Đạo", "Hòa", "Luân", "Nghị", "Phấn", "Trọng", "Uy", "Vạn", "Lạng",
    "Toản",
)  # fmt: skip
WOMEN = (
    "Khuyên", "Thoan", "Lan", "Hòa", "Hoa", "Thơm", "Điệp", "Quế", "Nhàn", "Sen", "Thủy", "Thúy",
    "Xuyến", "Ngà", "Mận", "Đào", "Bưởi", "Tuyết", "Uyên", "Vân", "Hoà Bình", "Dịu",
)  # fmt: skip

# agency: (short name, title of its head, what it is about)
AGENCIES = {
    "Sở Nông nghiệp và Môi trường": ("Sở NN&MT", "Giám đốc Sở Nông nghiệp và Môi trường"),
    "Sở Y tế": ("SYT", "Giám đốc Sở Y tế"),
    "Sở Giáo dục và Đào tạo": ("Sở GD&ĐT", "Giám đốc Sở Giáo dục và Đào tạo"),
    "Sở Công Thương": ("SCT", "Giám đốc Sở Công Thương"),
    "Sở Văn hóa, Thể thao và Du lịch": ("Sở VHTT&DL", "Giám đốc Sở Văn hóa, Thể thao và Du lịch"),
    "Sở Xây dựng": ("SXD", "Giám đốc Sở Xây dựng"),
    "Sở Khoa học và Công nghệ": ("Sở KH&CN", "Giám đốc Sở Khoa học và Công nghệ"),
    "Sở Tài chính": ("STC", "Giám đốc Sở Tài chính"),
    "Sở Nội vụ": ("SNV", "Giám đốc Sở Nội vụ"),
    "Sở Tư pháp": ("STP", "Giám đốc Sở Tư pháp"),
    "Ban Quản lý Khu kinh tế cửa khẩu": ("BQL KKTCK", "Trưởng ban Quản lý Khu kinh tế cửa khẩu"),
    "Bệnh viện Đa khoa vùng Đông": ("BVĐK vùng Đông", "Giám đốc Bệnh viện Đa khoa vùng Đông"),
    "Trung tâm Văn hóa nghệ thuật vùng cao": (
        "TTVHNT vùng cao", "Giám đốc Trung tâm Văn hóa nghệ thuật vùng cao",
    ),
    "Hội Chữ thập đỏ vùng biên": ("Hội CTĐ vùng biên", "Chủ tịch Hội Chữ thập đỏ vùng biên"),
}  # fmt: skip

WORDS = {
    "nong_san": (
        "hồi", "na", "quýt vàng", "hồng vành khuyên", "thạch đen", "rau sạch", "ớt", "khoai tây",
        "chè Shan tuyết", "quế", "lê", "đào", "dưa hấu", "thuốc lá", "macca", "mật ong",
    ),
    "vat_nuoi": ("lợn đen", "gà sáu ngón", "trâu", "bò", "ngựa bạch", "vịt quay", "cá lồng", "dê"),
    "hang_hoa": (
        "nông sản", "linh kiện điện tử", "trái cây tươi", "hàng may mặc", "phụ tùng ô tô",
        "sắn lát", "hạt điều", "gỗ bóc", "thủy sản đông lạnh", "máy móc, thiết bị",
    ),
    "cong_trinh": (
        "đường giao thông nông thôn", "nhà văn hóa thôn", "kênh mương nội đồng", "cầu dân sinh",
        "điểm trường", "trạm y tế", "công trình nước sạch", "hồ chứa nước", "chợ trung tâm",
    ),
    "duong": (
        "quốc lộ 1B", "đường tỉnh 243", "quốc lộ 4A", "đường tuần tra biên giới", "quốc lộ 279",
        "đường tỉnh 226", "tuyến cao tốc", "quốc lộ 31",
    ),
    "le_hoi": (
        "lễ hội Lồng Tồng", "hội hát sli, lượn", "lễ hội đầu pháo", "hội chợ hoa đào",
        "liên hoan hát then, đàn tính", "lễ hội đình làng", "ngày hội văn hóa các dân tộc",
        "lễ cấp sắc của người Dao", "phiên chợ vùng cao", "tuần lễ quảng bá sản vật",
    ),
    "mon": (
        "bóng đá", "cầu lông", "đẩy gậy", "bóng chuyền hơi", "võ thuật", "điền kinh", "kéo co",
        "bắn nỏ", "cờ tướng", "việt dã", "tung còn", "bóng bàn",
    ),
    "truong": (
        "Trường THPT Dân tộc nội trú", "Trường Tiểu học", "Trường THCS", "Trường Mầm non",
        "Trường PTDTBT Tiểu học", "Trường THPT", "Trường Cao đẳng nghề vùng biên",
    ),
    "benh": (
        "sốt xuất huyết", "cúm mùa", "tay chân miệng", "sởi", "dại", "thủy đậu", "tăng huyết áp",
        "đái tháo đường", "dịch tả lợn châu Phi", "viêm da nổi cục",
    ),
    "thien_tai": ("mưa lớn", "lũ quét", "sạt lở đất", "dông lốc", "mưa đá", "rét đậm, rét hại"),
    "toi": (
        "vận chuyển trái phép pháo nổ", "lừa đảo chiếm đoạt tài sản trên mạng", "buôn lậu",
        "khai thác lâm sản trái phép", "trộm cắp tài sản", "tàng trữ trái phép chất ma túy",
        "đánh bạc", "tổ chức cho người khác xuất cảnh trái phép",
    ),
    "doan_the": (
        "Hội Liên hiệp Phụ nữ", "Đoàn Thanh niên", "Hội Nông dân", "Hội Cựu chiến binh",
        "Liên đoàn Lao động", "Hội Người cao tuổi", "Hội Khuyến học",
    ),
    "phong_trao": (
        "toàn dân đoàn kết xây dựng đời sống văn hóa", "xây dựng nông thôn mới",
        "ngày Chủ nhật xanh", "tuổi trẻ tình nguyện", "nuôi heo đất", "thắp sáng đường quê",
        "mái ấm cho người nghèo", "hiến máu tình nguyện", "đền ơn đáp nghĩa",
    ),
    "mua": ("vụ xuân", "vụ mùa", "vụ đông", "mùa mưa bão", "mùa khô", "dịp cuối năm", "dịp hè"),
    "thu": ("Sáng nay", "Chiều nay", "Hôm nay", "Tối nay"),
    "tap_the": ("các cấp, ngành", "cấp ủy, chính quyền", "các cơ quan, đơn vị", "các địa phương"),
    "dan_toc": ("Tày", "Nùng", "Dao", "Kinh", "Hoa", "Sán Chay", "Mông"),
    "cua_khau": ("Nà Lũng", "Pò Khê", "Khuổi Sơn", "Bản Lạng"),
    "hop_tac_xa": ("Phai Xanh", "Sơn Khê", "Hương Rừng", "Nà Quýt", "Hồi Vàng", "Bản Mới"),
    "doanh_nghiep": (
        "Công ty Cổ phần Xây lắp Đông Khê", "Công ty TNHH Vận tải Cửa Bắc",
        "Công ty Cổ phần Chế biến hồi Việt Lũng", "Công ty TNHH Điện tử Nam Sơn",
        "Doanh nghiệp tư nhân Hòa Lạng",
    ),
}  # fmt: skip

PEN_NAMES = (
    "Bút Mẫu", "Thảo Nguyên Mẫu", "Nhóm phóng viên mẫu", "Sơn Mẫu", "Hoài Mẫu", "Lâm Mẫu",
    "Cộng tác viên mẫu", "Vân Mẫu", "Khê Mẫu", "Ban Bạn đọc mẫu",
)  # fmt: skip
TOPICS = (
    "Xây dựng nông thôn mới", "Kinh tế cửa khẩu", "Chuyển đổi số", "Cải cách hành chính",
    "Bản sắc vùng cao", "An toàn giao thông", "Phòng, chống thiên tai", "Học và làm theo Bác",
    "Người tốt, việc tốt", "Du lịch cộng đồng",
)  # fmt: skip
SECTIONS = (
    "Thời sự", "Kinh tế", "Xã hội", "Văn hóa", "Giáo dục", "Pháp luật", "Quốc phòng - An ninh",
    "Thể thao", "Xứ Lạng",
)  # fmt: skip
