using Boxyard.Boot;

namespace Boxyard.Tests.Silo.Boot;

public sealed class BootTemplateTests
{
    [Fact]
    public void Values_are_filled_in_once_and_what_ipxe_expands_is_left_alone() =>
        Assert.Equal("a {{b}} ${mac} x", new BootTemplate("a {{a}} ${mac} {{b}}").Render(("a", "{{b}}"), ("b", "x")));

    [Theory]
    [InlineData("", "1\n2\n")]
    [InlineData("x\ny", "1\nx\ny\n2\n")]
    public void A_line_of_its_own_vanishes_with_its_value(string value, string expected) =>
        Assert.Equal(expected, new BootTemplate("1\n{{a}}\n2\n").Render(("a", value)));

    [Fact]
    public void A_place_that_nothing_fills_is_our_own_mistake() =>
        Assert.Throws<InvalidOperationException>(() => new BootTemplate("{{a}}").Render(("b", "")));
}
