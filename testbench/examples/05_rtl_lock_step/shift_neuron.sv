// A leaky integrate-and-fire neuron in 8 bits without a sign, as a designer writes it: an eighth of the
// membrane leaks, the sum saturates, and 200 or more is a spike, which empties the membrane.
module shift_neuron #(
    parameter bit BROKEN = 1'b0  // compares with > in place of >=
) (
    input  logic       clk,
    input  logic       rst_n,    // asynchronous, active low
    input  logic [7:0] current,
    output logic       spike,
    output logic [7:0] membrane
);
  localparam logic [7:0] THRESHOLD = 8'd200;

  wire [7:0] leaked = membrane - (membrane >> 3);
  wire [8:0] sum = {1'b0, leaked} + {1'b0, current};
  wire [7:0] saturated = sum[8] ? 8'd255 : sum[7:0];
  wire fires = BROKEN ? saturated > THRESHOLD : saturated >= THRESHOLD;

  always_ff @(posedge clk or negedge rst_n) begin
    if (!rst_n) begin
      spike <= 1'b0;
      membrane <= 8'd0;
    end else begin
      spike <= fires;
      membrane <= fires ? 8'd0 : saturated;
    end
  end
endmodule
