/** CloudFormation's language: a processed template is read, and resolved against what a stack knows. What cannot be resolved is a value of its own. */
@NullMarked
package serin.template;

import org.jspecify.annotations.NullMarked;
