// SPDX-License-Identifier: Apache-2.0
/** The command line behind {@code ./concordat}. */
@NullMarked
package net.concordat.deploy.cli;

import org.jspecify.annotations.NullMarked;
