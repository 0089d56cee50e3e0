package serin.demo;

import java.util.TreeSet;

/**
 * What the local cloud's record says of the functions that ran.
 *
 * @param probed how many functions have answered the probe
 */
record Executions(int probed) {

    static Executions of(AdminClient admin) {
        var functions = new TreeSet<String>();
        for (var invocation : admin.get("invocations")) {
            if (invocation.path("probe").asBoolean()
                    && invocation.path("outcome").asText().equals("ok")) {
                functions.add(invocation.path("function").asText());
            }
        }
        return new Executions(functions.size());
    }
}
