using System.Collections.Immutable;
using Boxyard.Jobs;
using static Boxyard.Tests.Grains.AttemptLab;

namespace Boxyard.Tests.Grains;

public sealed class ReportedValuesTests
{
    [Fact]
    public void What_is_too_long_is_dropped_with_an_event_and_the_rest_is_kept()
    {
        var values = ImmutableDictionary<string, string>.Empty
            .Add("fits", new string('x', ReportedValues.MaxValueBytes))
            .Add("long", new string('x', ReportedValues.MaxValueBytes + 1))
            .Add("wide", new string('ä', (ReportedValues.MaxValueBytes / 2) + 1))
            .Add(new string('n', ReportedValues.MaxNameBytes + 1), "1");

        var decision = Apply(In(JobState.Running), AttemptEvent.Reported(new AttemptReport { Attempt = 1, Values = values }));

        Assert.Equal(AttemptAnswer.Accepted, decision.Answer);
        Assert.Equal(["fits"], decision.Change!.Values.Keys);
        Assert.Equal(["reported", "values_dropped"], decision.Change.Events.Select(line => line.Kind));
        Assert.Equal(
            $$"""{"names":"long, {{new string('n', ReportedValues.MaxNameBytes + 1)}}, wide","reason":"Too long, or too many at once."}""",
            decision.Change.Events[1].Data);
    }

    [Fact]
    public void A_report_of_nothing_that_fits_still_tells_what_was_dropped()
    {
        var decision = Apply(
            In(JobState.Running),
            AttemptEvent.Reported(Report("a", new string('x', ReportedValues.MaxValueBytes + 1))));

        Assert.Null(decision.Change);
        Assert.Equal(["reported", "values_dropped"], decision.Events.Select(line => line.Kind));
    }

    [Fact]
    public void One_report_has_no_more_names_than_an_attempt()
    {
        var (kept, dropped) = ReportedValues.Bound(
            Enumerable.Range(0, ReportedValues.MaxNames + 2).ToImmutableDictionary(number => $"v{number:0000}", _ => "1"));

        Assert.Equal(ReportedValues.MaxNames, kept.Count);
        Assert.Equal(["v0500", "v0501"], dropped.AsEnumerable());
    }
}
