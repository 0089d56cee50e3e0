package localcloud.service.cloudwatch;

/** The state of an alarm, by the API's words. */
enum AlarmState {
    OK,
    ALARM,
    INSUFFICIENT_DATA
}
