package serin.template;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.regex.Pattern;

/**
 * What a scalar without quotes stands for, by the rules of YAML 1.1, which is what CloudFormation supports.
 *
 * <p>So {@code yes} and {@code on} are true, {@code 0755} is octal (an account id of octal digits loses its zero) and {@code 1:30}
 * is base 60. Dates stay text: CloudFormation leaves out YAML's timestamps.
 *
 * @see <a href="https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/template-formats.html">template formats</a>
 * @see <a href="https://yaml.org/type/">YAML 1.1 types</a>
 * @see <a href="https://github.com/aws-cloudformation/cloudformation-coverage-roadmap/issues/745">account id read as octal</a>
 */
final class YamlScalars {
    private static final Pattern DECIMAL = Pattern.compile("[-+]?(?:0|[1-9][0-9_]*)");
    private static final Pattern OCTAL = Pattern.compile("[-+]?0[0-7_]+");
    private static final Pattern HEXADECIMAL = Pattern.compile("[-+]?0x[0-9a-fA-F_]+");
    private static final Pattern BINARY = Pattern.compile("[-+]?0b[01_]+");
    private static final Pattern BASE_60 = Pattern.compile("[-+]?[1-9][0-9_]*(?::[0-5]?[0-9])+");
    private static final Pattern FLOAT = Pattern.compile(
            "[-+]?(?:[0-9][0-9_]*\\.[0-9_]*(?:[eE][-+]?[0-9]+)?|[0-9][0-9_]*[eE][-+]?[0-9]+|\\.[0-9][0-9_]*(?:[eE][-+]?[0-9]+)?)");

    private YamlScalars() {}

    /** @param position where it stands, for a message */
    static Value plain(String text, String position) {
        return switch (text) {
            case "", "~", "null", "Null", "NULL" -> new Value.Null();
            case "true", "True", "TRUE", "yes", "Yes", "YES", "on", "On", "ON" -> new Value.Bool(true);
            case "false", "False", "FALSE", "no", "No", "NO", "off", "Off", "OFF" -> new Value.Bool(false);
            default -> isNumberLike(text) ? number(text, position) : new Value.Text(text);
        };
    }

    private static boolean isNumberLike(String text) {
        // Nothing longer is a number in AWS, and a pattern on a hostile text of a megabyte could exhaust the stack.
        var first = text.charAt(0);
        return text.length() <= Limits.DIGITS
                && (first == '+' || first == '-' || first == '.' || (first >= '0' && first <= '9'));
    }

    private static Value number(String text, String position) {
        if (DECIMAL.matcher(text).matches()) {
            return new Value.Numeric(Limits.number(text.replace("_", ""), position));
        }
        if (OCTAL.matcher(text).matches()) {
            return integer(text, "0", 8);
        }
        if (HEXADECIMAL.matcher(text).matches()) {
            return integer(text, "0x", 16);
        }
        if (BINARY.matcher(text).matches()) {
            return integer(text, "0b", 2);
        }
        if (BASE_60.matcher(text).matches()) {
            return base60(text);
        }
        return FLOAT.matcher(text).matches()
                ? new Value.Numeric(Limits.number(text.replace("_", ""), position))
                : new Value.Text(text);
    }

    private static Value integer(String text, String prefix, int radix) {
        var digits = text.replace("_", "").replaceFirst("^([-+]?)" + prefix, "$1");
        // "0x_" is all underscores: YAML's pattern lets it pass, and it is no number.
        return digits.isEmpty() || digits.equals("-") || digits.equals("+")
                ? new Value.Text(text)
                : new Value.Numeric(new BigDecimal(new BigInteger(digits, radix)));
    }

    private static Value base60(String text) {
        var sum = BigInteger.ZERO;
        for (var part : text.replace("_", "").replaceFirst("^[-+]", "").split(":", -1)) {
            sum = sum.multiply(BigInteger.valueOf(60)).add(new BigInteger(part));
        }
        return new Value.Numeric(new BigDecimal(text.startsWith("-") ? sum.negate() : sum));
    }
}
