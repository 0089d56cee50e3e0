package serin.template;

import java.math.BigInteger;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.regex.Pattern;

/**
 * Splits an address block into smaller ones.
 *
 * <p>IPv6 blocks are written in their shortest form (RFC 5952).
 *
 * @see <a href="https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/intrinsic-function-reference-cidr.html">Fn::Cidr</a>
 */
final class CidrBlocks {
    private static final int MOST = 256;
    private static final Pattern IPV4 = Pattern.compile("(?:(?:0|[1-9][0-9]{0,2})\\.){3}(?:0|[1-9][0-9]{0,2})");
    private static final Pattern IPV6 = Pattern.compile("[0-9a-fA-F:]{2,39}");

    private CidrBlocks() {}

    /**
     * The first blocks inside {@code block}, in order.
     *
     * @param block such as {@code 10.0.0.0/16}
     * @param count how many, 1 to 256
     * @param hostBits the inverse of the blocks' mask: 8 makes {@code /24} of IPv4
     */
    static Value split(String block, int count, int hostBits) {
        var slash = block.indexOf('/');
        var address = slash < 0 ? block : block.substring(0, slash);
        var isIpv6 = address.contains(":");
        if (slash < 0
                || !(isIpv6 ? IPV6 : IPV4).matcher(address).matches()
                || !block.substring(slash + 1).matches("[0-9]{1,3}")) {
            return Values.unknown("Fn::Cidr: " + block + " is no address block");
        }
        var bits = isIpv6 ? 128 : 32;
        var prefix = Integer.parseInt(block.substring(slash + 1));
        try {
            var base = new BigInteger(1, parse(address, bits / 8));
            return split(block, base, bits, prefix, count, hostBits);
        } catch (UnknownHostException e) {
            return Values.unknown("Fn::Cidr: " + block + " is no address block");
        }
    }

    private static Value split(String block, BigInteger base, int bits, int prefix, int count, int hostBits)
            throws UnknownHostException {
        if (prefix > bits || (base.signum() != 0 && base.getLowestSetBit() < bits - prefix)) {
            return Values.unknown("Fn::Cidr: " + block + " is no address block, its mask does not fit its address");
        }
        if (count < 1 || count > MOST) {
            return Values.unknown("Fn::Cidr: the count must be 1 to 256");
        }
        if (hostBits < 0 || hostBits > bits - prefix) {
            return Values.unknown("Fn::Cidr: the subnet bits must be 0 to " + (bits - prefix) + " in " + block);
        }
        var size = BigInteger.ONE.shiftLeft(hostBits);
        if (size.multiply(BigInteger.valueOf(count)).compareTo(BigInteger.ONE.shiftLeft(bits - prefix)) > 0) {
            return Values.unknown(
                    "Fn::Cidr: " + block + " has no room for " + count + " blocks of " + hostBits + " bits");
        }
        var blocks = new ArrayList<Value>();
        for (var i = 0; i < count; i++) {
            var address = base.add(size.multiply(BigInteger.valueOf(i)));
            blocks.add(new Value.Text(format(address, bits) + "/" + (bits - hostBits)));
        }
        return new Value.Sequence(blocks);
    }

    /** The pattern has been checked, so that this reads a literal and never asks a name server. */
    private static byte[] parse(String address, int bytes) throws UnknownHostException {
        var parsed = InetAddress.getByName(address).getAddress();
        if (parsed.length != bytes) {
            throw new UnknownHostException(address);
        }
        return parsed;
    }

    private static String format(BigInteger address, int bits) {
        var group = bits == 32 ? 8 : 16;
        var groups = new int[bits / group];
        for (var i = 0; i < groups.length; i++) {
            groups[i] = address.shiftRight(bits - group * (i + 1)).intValue() & ((1 << group) - 1);
        }
        return bits == 32 ? groups[0] + "." + groups[1] + "." + groups[2] + "." + groups[3] : formatIpv6(groups);
    }

    private static String formatIpv6(int[] groups) {
        var longest = 1;
        var longestStart = -1;
        for (var start = 0; start < groups.length; start++) {
            var end = start;
            while (end < groups.length && groups[end] == 0) {
                end++;
            }
            if (end - start > longest) {
                longest = end - start;
                longestStart = start;
            }
        }
        var text = new StringBuilder();
        for (var i = 0; i < groups.length; i++) {
            if (i == longestStart) {
                text.append("::");
                i += longest - 1;
            } else {
                text.append(text.isEmpty() || text.charAt(text.length() - 1) == ':' ? "" : ":")
                        .append(Integer.toHexString(groups[i]));
            }
        }
        return text.toString();
    }
}
