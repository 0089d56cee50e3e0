@NullMarked
package localcloud.service;

import org.jspecify.annotations.NullMarked;
