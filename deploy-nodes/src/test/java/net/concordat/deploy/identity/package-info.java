// SPDX-License-Identifier: Apache-2.0
@NullMarked
package net.concordat.deploy.identity;

import org.jspecify.annotations.NullMarked;
