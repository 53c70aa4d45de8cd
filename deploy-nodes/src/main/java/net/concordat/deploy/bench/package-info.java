// SPDX-License-Identifier: Apache-2.0
/** Measurements that compare two ways of one thing in one run. */
@NullMarked
package net.concordat.deploy.bench;

import org.jspecify.annotations.NullMarked;
