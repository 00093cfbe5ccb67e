using Boxyard.Agent.Boxes;

namespace Boxyard.Tests.Agent;

public sealed class RetryDelaysTests
{
    [Fact]
    public void Pauses_double_up_to_the_longest_and_begin_anew_after_a_success()
    {
        var delays = New(random: 1);

        Assert.Equal([1, 2, 4, 8, 10, 10], Enumerable.Range(0, 6).Select(_ => delays.Next().TotalSeconds));
        delays.Reset();
        Assert.Equal(1, delays.Next().TotalSeconds);
    }

    [Theory]
    [InlineData(0, 0.5)]
    [InlineData(0.5, 0.75)]
    [InlineData(1, 1)]
    public void A_pause_lies_in_the_upper_half(double random, double seconds) =>
        Assert.Equal(seconds, New(random).Next().TotalSeconds);

    [Theory]
    [InlineData(null, 1)]
    [InlineData(0.5, 1)]
    [InlineData(30d, 31)]
    public void What_the_silo_asks_for_counts_when_it_is_more(double? asked, double seconds)
    {
        var atLeast = asked is { } value ? TimeSpan.FromSeconds(value) : (TimeSpan?)null;

        Assert.Equal(seconds, New(random: 1).Next(atLeast).TotalSeconds);
    }

    private static RetryDelays New(double random) =>
        new(TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(10), () => random);
}
