package localcloud.service.cloudwatch;

import java.time.Instant;

/**
 * One period of an alarm's metric that has data.
 *
 * @param start of the period
 * @param age 1 for the most recent period
 * @param value by the alarm's statistic
 */
record AlarmPeriod(Instant start, int age, double value, long samples) {}
