package org.moiso.printer;

import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Slips for tests: the usual one, and one with the longest texts of a commune's catalogue. */
public final class SampleSlips {
    private static final OffsetDateTime MORNING = OffsetDateTime.parse("2026-11-20T08:15:00+07:00");

    private SampleSlips() {}

    public static Slip usual(String number, String... second) {
        return new Slip(
                List.of("UBND XÃ MẪU", "Trung tâm Phục vụ hành chính công"),
                number,
                languages(second),
                Map.of("vi", "Hộ tịch", "en", "Civil status", "km", "អត្រានុកូលដ្ឋាន"),
                null,
                Map.of("vi", "Quầy 2", "en", "Counter 2", "km", "បញ្ជរ 2"),
                4,
                new Slip.Estimate(10, 25),
                MORNING,
                List.of(),
                "http://192.168.1.20:8080/t/7KX2M9QD4T3V",
                null,
                false);
    }

    public static Slip longest(String... second) {
        return new Slip(
                List.of(
                        "UBND XÃ THẠNH PHÚ ĐÔNG, TỈNH VĨNH LONG",
                        "Bộ phận Tiếp nhận và Trả kết quả giải quyết thủ tục hành chính"),
                "CA-1021",
                languages(second),
                LONG_SERVICE,
                Map.of(
                        "vi", "Người có công với cách mạng, thương binh",
                        "en", "People with merit to the revolution",
                        "km", "អ្នកមានគុណបំណាច់ចំពោះបដិវត្តន៍"),
                Map.of("vi", "Quầy 5, Quầy 6 hoặc Quầy 7", "en", "Counter 5, 6 or 7", "km", "បញ្ជរ 5 បញ្ជរ 6 ឬបញ្ជរ 7"),
                128,
                new Slip.Estimate(105, 240),
                MORNING,
                LONG_PAPERS,
                "https://motcua.thanhphudong.vinhlong.gov.vn/t/7KX2M9QD4T3V",
                Map.of(
                        "vi", "Nếu vắng mặt khi được gọi, mời bà con báo cán bộ tại quầy hướng dẫn.",
                        "en", "If you miss your call, please tell the officer at the information desk.",
                        "km", "បើអ្នកអវត្តមានពេលហៅ សូមជម្រាបមន្ត្រីនៅតុព័ត៌មាន។"),
                true);
    }

    private static final Map<String, String> LONG_SERVICE = Map.of(
            "vi",
                    "Xác nhận điều kiện diện tích bình quân nhà ở để đăng ký thường trú; nhà ở, đất ở không có tranh chấp",
            "en", "Confirmation of average housing area for permanent residence; undisputed house and land",
            "km", "ការបញ្ជាក់លក្ខខណ្ឌផ្ទៃដីលំនៅឋានជាមធ្យមដើម្បីចុះឈ្មោះស្នាក់នៅអចិន្ត្រៃយ៍");

    private static final List<String> LONG_PAPERS = List.of(
            "Văn bản cử người giám hộ hoặc giấy tờ chứng minh giám hộ đương nhiên",
            "Bản sao Giấy khai sinh cũ hoặc giấy tờ có thông tin khai sinh",
            "Giấy chứng sinh (hoặc văn bản người làm chứng/giấy cam đoan)",
            "Căn cước/CCCD (xuất trình)");

    private static List<String> languages(String... second) {
        List<String> languages = new ArrayList<>(List.of("vi"));
        for (String language : second) {
            languages.add(language);
        }
        return languages;
    }
}
