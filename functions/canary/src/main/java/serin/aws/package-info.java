/** The only package that imports the AWS SDK: adapters for the ports of serin.observation. */
@NullMarked
package serin.aws;

import org.jspecify.annotations.NullMarked;
