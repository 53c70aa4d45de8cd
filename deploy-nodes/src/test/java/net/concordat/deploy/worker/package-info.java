// SPDX-License-Identifier: Apache-2.0
@NullMarked
package net.concordat.deploy.worker;

import org.jspecify.annotations.NullMarked;
