package serin.policy;

/**
 * A pattern of policies: {@code *} stands for any text, {@code ?} for one character.
 *
 * @see <a href="https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_resource.html">Wildcards</a>
 */
final class Glob {

    private Glob() {}

    /** Whether the text is one that the pattern stands for; in time that grows with the product of both lengths at most. */
    static boolean matches(String pattern, String text) {
        var p = 0;
        var t = 0;
        var star = -1;
        var mark = 0;
        while (t < text.length()) {
            if (p < pattern.length() && pattern.charAt(p) == '*') {
                star = p++;
                mark = t;
            } else if (p < pattern.length() && (pattern.charAt(p) == '?' || pattern.charAt(p) == text.charAt(t))) {
                p++;
                t++;
            } else if (star >= 0) {
                p = star + 1;
                t = ++mark;
            } else {
                return false;
            }
        }
        while (p < pattern.length() && pattern.charAt(p) == '*') {
            p++;
        }
        return p == pattern.length();
    }
}
