using System.Reflection;

namespace Boxyard.Tests.GrainInterfaces;

public sealed class GrainInterfaceRulesTests
{
    [Fact]
    public void Every_grain_interface_keeps_the_rules()
    {
        var broken = GrainInterfaceRules.FindBroken(Assembly.Load("Boxyard.GrainInterfaces").GetTypes());

        Assert.Equal("", string.Join(Environment.NewLine, broken));
    }

    [Fact]
    public void A_good_interface_breaks_nothing() =>
        Assert.Empty(GrainInterfaceRules.FindBroken([typeof(GoodSample.IGood)]));

    [Fact]
    public void A_bad_interface_breaks_every_rule() =>
        Assert.Equal(
            [
                "IBad has no [Alias].",
                "IBad extends neither or both of IGrainWithStringKey and IGrainWithIntegerKey.",
                "IBad.Fire returns Void; allowed are Task, ValueTask and IAsyncEnumerable.",
                "IBad.OpenAsync carries Stream, which is not [GenerateSerializer].",
                "Loose has no [Alias].",
                "Loose.First can be changed; make it init or readonly.",
                "Loose.Third has no [Id].",
                "Loose.Anything carries Object, which is not [GenerateSerializer].",
                "Loose has [Id(0)] on First and Second.",
                "Kind has no [Alias].",
                "IBad.SaveAsync(hidden) carries Hidden, which is not [GenerateSerializer].",
            ],
            GrainInterfaceRules.FindBroken([typeof(BadSample.IBad)]));
}
