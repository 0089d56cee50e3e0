package localcloud.service.cloudwatch;

import localcloud.resource.Resource;

/** The state of an alarm, by the API's words. */
public enum AlarmState {
    OK,
    ALARM,
    INSUFFICIENT_DATA;

    /** That of an alarm's document; one that says nothing known has no data. */
    static AlarmState of(Resource alarm) {
        for (var state : values()) {
            if (state.name().equals(alarm.state().path("StateValue").asText())) {
                return state;
            }
        }
        return INSUFFICIENT_DATA;
    }
}
