// The neuron of adaptive_neuron.hpp as registers, with the carry that keeps it from leaking.
module adaptive_neuron (
    input  logic       clk,
    input  logic       rst_n,      // asynchronous, active low
    input  logic [7:0] current,
    output logic       spike,
    output logic [7:0] membrane,
    output logic [7:0] threshold
);
  logic [2:0] refractory;

  assign spike = refractory == 3'd0 && membrane >= threshold;

  // Meant as (current - membrane) / 8. The two's complement of the membrane carries into bit 8.
  wire [7:0] negated = ~membrane + 8'd1;
  wire [8:0] difference = {1'b0, current} + {1'b0, negated};
  wire [8:0] next = {1'b0, membrane} + {3'd0, difference[8:3]};

  always_ff @(posedge clk or negedge rst_n) begin
    if (!rst_n) begin
      membrane <= 8'd0;
      threshold <= 8'd50;
      refractory <= 3'd0;
    end else begin
      membrane <= spike || refractory != 3'd0 ? 8'd0 : next[8] ? 8'd255 : next[7:0];
      threshold <= spike ? threshold + 8'd30 : threshold > 8'd50 ? threshold - 8'd1 : threshold;
      refractory <= spike ? 3'd3 : refractory != 3'd0 ? refractory - 3'd1 : 3'd0;
    end
  end
endmodule
