package org.moiso.printer;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import javax.imageio.ImageIO;
import org.jspecify.annotations.Nullable;

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
                false,
                null);
    }

    /** What somebody gets instead of a number. */
    public static Slip notice(String... second) {
        return new Slip(
                List.of("UBND XÃ MẪU", "Trung tâm Phục vụ hành chính công"),
                "–",
                languages(second),
                Map.of("vi", "Hộ tịch", "en", "Civil status", "km", "អត្រានុកូលដ្ឋាន"),
                null,
                null,
                0,
                null,
                MORNING,
                List.of(),
                null,
                null,
                false,
                SlipTemplate.notice(
                        Map.of(
                                "vi",
                                        "Lĩnh vực Hộ tịch đã phát đủ 40 số của buổi này. Mời bà con lấy số lại lúc 13:30 20/11, hoặc gặp cán bộ hướng dẫn.",
                                "en",
                                        "Civil status has given all its 40 tickets of this half day. Please take one at 13:30 20/11, or ask the officer at the entrance.",
                                "km",
                                        "អត្រានុកូលដ្ឋាន បានចែកលេខអស់ 40 សម្រាប់វេននេះហើយ។ សូមយកលេខម្តងទៀតនៅម៉ោង 13:30 20/11 ឬសួរមន្ត្រីនៅច្រកចូល។")));
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
                true,
                null);
    }

    /** Several services under one number, each with a long name, one after the other. */
    public static Slip route(String... second) {
        return ticket(
                "B204",
                Map.of(
                        "vi", "Người có công - Bảo trợ xã hội › Chứng thực › Đất đai - Môi trường",
                        "en", "Social protection › Certification › Land and environment",
                        "km", "សុខុមាលភាពសង្គម › ការបញ្ជាក់ › ដីធ្លី និងបរិស្ថាន"),
                null,
                new Slip.Estimate(35, 60),
                second);
    }

    /** Somebody who had an appointment and has checked in. */
    public static Slip appointment(String... second) {
        return ticket(
                "A003",
                Map.of("vi", "Hộ tịch", "en", "Civil status", "km", "អត្រានុកូលដ្ឋាន"),
                Map.of("vi", "Có hẹn trước", "en", "By appointment", "km", "មានការណាត់"),
                new Slip.Estimate(0, 5),
                second);
    }

    /** Somebody whom an officer took without a slip, and who wants one; there is no estimate yet. */
    public static Slip walkIn(String... second) {
        return ticket(
                "C117", Map.of("vi", "Chứng thực", "en", "Certification", "km", "ការបញ្ជាក់"), null, null, second);
    }

    private static Slip ticket(
            String number,
            Map<String, String> service,
            @Nullable Map<String, String> priority,
            Slip.@Nullable Estimate estimate,
            String... second) {
        return new Slip(
                List.of("UBND XÃ MẪU", "Trung tâm Phục vụ hành chính công"),
                number,
                languages(second),
                service,
                priority,
                null,
                estimate == null ? 0 : 2,
                estimate,
                MORNING,
                List.of(),
                "http://192.168.1.20:8080/t/7KX2M9QD4T3V",
                null,
                false,
                null);
    }

    /** The longest texts in the visitor's language alone, laid out by an office with every kind of part. */
    public static Slip designed(String language) {
        Slip slip = longest();
        return new Slip(
                slip.office(),
                slip.number(),
                List.of(language),
                slip.service(),
                slip.priority(),
                slip.counter(),
                slip.ahead(),
                slip.estimate(),
                slip.issuedAt(),
                slip.papers(),
                slip.trackingUrl(),
                slip.footer(),
                false,
                DESIGN);
    }

    private static final SlipTemplate DESIGN = new SlipTemplate(
            "own",
            List.of(
                    new SlipBlock("logo", null, null, null, emblem()),
                    SlipBlock.of("header"),
                    SlipBlock.of("issued"),
                    SlipBlock.of("rule"),
                    SlipBlock.of("service"),
                    SlipBlock.of("number", "large"),
                    SlipBlock.of("barcode"),
                    SlipBlock.of("priority"),
                    SlipBlock.of("dashes"),
                    new SlipBlock(
                            "text",
                            "large",
                            "left",
                            Map.of(
                                    "vi", "Mời bà con đến {counter} khi nghe gọi số {number}",
                                    "en", "Please go to {counter} when {number} is called",
                                    "km", "សូមទៅ{counter} ពេលហៅលេខ {number}"),
                            null),
                    SlipBlock.of("ahead"),
                    SlipBlock.of("estimate"),
                    SlipBlock.of("dashes"),
                    SlipBlock.of("papers"),
                    SlipBlock.of("space", "small"),
                    SlipBlock.of("rule"),
                    SlipBlock.of("qr"),
                    SlipBlock.of("footer"),
                    new SlipBlock("text", "small", "right", Map.of("vi", "{date}"), null)));

    /** Rings of light and shade. */
    private static String emblem() {
        BufferedImage picture = new BufferedImage(144, 144, BufferedImage.TYPE_BYTE_GRAY);
        for (int i = 0; i < 144 * 144; i++) {
            double distance = Math.hypot(i % 144 - 72, i / 144 - 72);
            int light = distance > 70 ? 255 : distance > 62 ? 0 : (int) (127 + 127 * Math.cos(distance / 7));
            picture.getRaster().setSample(i % 144, i / 144, 0, light);
        }
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        try {
            ImageIO.write(picture, "png", file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return SlipLogo.of(file.toByteArray());
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
