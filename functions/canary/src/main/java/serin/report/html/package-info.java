/** The report as a page for a browser, and the widget of a CloudWatch dashboard: HTML without script. */
@NullMarked
package serin.report.html;

import org.jspecify.annotations.NullMarked;
