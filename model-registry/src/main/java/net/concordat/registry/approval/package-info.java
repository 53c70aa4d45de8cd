// SPDX-License-Identifier: Apache-2.0
/** Members' votes on versions. */
@NullMarked
package net.concordat.registry.approval;

import org.jspecify.annotations.NullMarked;
