/** The report as SARIF, for code scanning. */
@NullMarked
package serin.report.sarif;

import org.jspecify.annotations.NullMarked;
