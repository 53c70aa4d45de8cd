// SPDX-License-Identifier: Apache-2.0
/** The banks' scoring services as processes, and who has them decide. */
@NullMarked
package net.concordat.deploy.scoring;

import org.jspecify.annotations.NullMarked;
