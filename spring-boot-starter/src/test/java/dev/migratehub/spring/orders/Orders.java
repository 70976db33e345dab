package dev.migratehub.spring.orders;

import org.springframework.data.jpa.repository.JpaRepository;

/// All orders.
public interface Orders extends JpaRepository<Order, Integer> {}
