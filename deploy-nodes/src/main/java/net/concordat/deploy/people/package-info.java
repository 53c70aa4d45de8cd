// SPDX-License-Identifier: Apache-2.0
/** People of the banks on this machine, with passkeys in key stores, and what they do. */
@NullMarked
package net.concordat.deploy.people;

import org.jspecify.annotations.NullMarked;
