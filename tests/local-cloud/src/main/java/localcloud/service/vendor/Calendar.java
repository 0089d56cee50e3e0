package localcloud.service.vendor;

import java.time.LocalDate;

/** The vendor's earnings calendar: some reports in January 2026, when the sample events happen, and some around today. */
final class Calendar {
    private static final String HEADER = "symbol,name,reportDate,fiscalDateEnding,estimate,currency\r\n";

    private Calendar() {}

    static String csv(LocalDate today) {
        return HEADER
                + "STZ,Constellation Brands Inc - Class A,2026-01-05,2025-11-30,2.64,USD\r\n"
                + "JPM,JPMorgan Chase & Co,2026-01-13,2025-12-31,4.91,USD\r\n"
                + "AAPL,Apple Inc,2026-01-29,2025-12-31,2.67,USD\r\n"
                + "BRK.B,\"Berkshire Hathaway Inc, Class B\",2026-02-28,2025-12-31,,USD\r\n"
                + "NVDA,NVIDIA Corp," + today + "," + today.minusMonths(1) + ",1.52,USD\r\n"
                + "MSFT,Microsoft Corp," + today.plusDays(21) + "," + today.minusMonths(1) + ",3.86,USD\r\n"
                + "GEF-B,Greif Inc Class B,,2025-10-31,,USD\r\n";
    }
}
