// Two layers with a common start: the spikes of the first one reach the second one a step later. The second one is
// compared with the vectors of its own bench, which come from the whole network.
module two_layers_tb;
  localparam int STEPS = 100;
  logic clk, rst_n, start;
  logic first_ready, first_done, second_ready, second_done;
  logic [319:0] inputs;
  logic [63:0] first_spikes;
  logic [9:0] second_spikes;
  logic is_vector, is_after_reset;
  logic [63:0] unused_spikes, second_inputs;
  logic [9:0] expected_spikes;
  logic [1023:0] unused_potentials;
  logic [159:0] more_unused;
  logic [1409:0] first_vectors[0:STEPS-1];
  logic [235:0] second_vectors[0:STEPS-1];

  hidden first (.clk(clk), .rst_n(rst_n), .start(start), .inputs(inputs), .ready(first_ready), .done(first_done),
      .spikes(first_spikes), .update(), .update_neuron(), .update_spike(), .update_potential());
  last second (.clk(clk), .rst_n(rst_n), .start(start), .inputs(first_spikes), .ready(second_ready),
      .done(second_done), .spikes(second_spikes), .update(), .update_neuron(), .update_spike(), .update_potential());

  initial begin
    $readmemh("hidden_tb.mem", first_vectors);
    $readmemh("last_tb.mem", second_vectors);
    clk = 1'b0;
    rst_n = 1'b0;
    start = 1'b0;
    #5 rst_n = 1'b1;
    for (int step = 0; step < STEPS; step = step + 1) begin
      {is_vector, is_after_reset, inputs, unused_spikes, unused_potentials} = first_vectors[step];
      rst_n = !is_after_reset;
      #5 rst_n = 1'b1;
      #5 start = 1'b1;
      #5 clk = 1'b1;
      #4 start = 1'b0;
      #1 clk = 1'b0;
      while (!first_ready || !second_ready) begin
        #5 clk = 1'b1;
        #5 clk = 1'b0;
      end
      {is_vector, is_after_reset, second_inputs, expected_spikes, more_unused} = second_vectors[step];
      if (is_vector !== 1'b1 || second_spikes !== expected_spikes)
        $fatal(1, "FAIL: step %0d: spikes are %b and should be %b", step, second_spikes, expected_spikes);
    end
    $display("PASS: two layers agree with the network in %0d steps", STEPS);
    $finish;
  end
endmodule
