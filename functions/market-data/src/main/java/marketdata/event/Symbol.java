package marketdata.event;

import java.util.regex.Pattern;

/**
 * The symbol of an asset, as its exchange writes it: {@code AAPL}, {@code BRK.B}, {@code BTC/USD}.
 *
 * <p>At most 16 characters. It begins with a letter or a digit, so a key that begins otherwise can never be an asset's.
 */
public record Symbol(String value) {
    private static final Pattern SHAPE = Pattern.compile("[A-Z0-9][A-Z0-9./-]{0,15}");

    public Symbol {
        if (!SHAPE.matcher(value).matches()) {
            throw new BadEvent(
                    "symbol must be 1 to 16 of A-Z, 0-9, '.', '/' and '-', beginning with a letter or a digit, was "
                            + BadEvent.shown(value));
        }
    }

    /** Whether a text is a symbol: what a vendor sends may well be none, which is no bad event. */
    public static boolean isSymbol(String text) {
        return SHAPE.matcher(text).matches();
    }

    @Override
    public String toString() {
        return value;
    }
}
