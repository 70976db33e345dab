package dev.migratehub.spring.orders;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

/// An order as the second migration left it.
@Entity
@Table(name = "orders")
public class Order {

  @Id private int id;

  @Column private String customer = "";

  public int getId() {
    return id;
  }

  public String getCustomer() {
    return customer;
  }
}
