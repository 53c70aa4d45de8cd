// SPDX-License-Identifier: Apache-2.0
@NullMarked
package net.concordat.deploy.federation;

import org.jspecify.annotations.NullMarked;
