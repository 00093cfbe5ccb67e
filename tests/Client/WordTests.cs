using System.Text.Json;
using Boxyard.Client;
using Boxyard.Client.Http;

namespace Boxyard.Tests.Client;

/// <summary>Words of a silo that is newer than the SDK.</summary>
public sealed class WordTests
{
    [Theory]
    [InlineData(typeof(JobState))]
    [InlineData(typeof(CancelOutcome))]
    [InlineData(typeof(AccountRole))]
    [InlineData(typeof(PowerAction))]
    [InlineData(typeof(AppPermission))]
    [InlineData(typeof(AppBuildKind))]
    public void A_word_is_read_as_it_is_written_and_a_new_one_as_unknown(Type type)
    {
        foreach (var value in Enum.GetValues(type).Cast<Enum>())
        {
            var word = JsonSerializer.Serialize(value, type, Json.Options);
            Assert.Equal(value, JsonSerializer.Deserialize(word, type, Json.Options));
        }

        Assert.Equal("Unknown", JsonSerializer.Deserialize("\"brand_new\"", type, Json.Options)!.ToString());
        Assert.Throws<JsonException>(() => JsonSerializer.Deserialize("3", type, Json.Options));
    }

    [Fact]
    public void Each_enum_of_the_SDK_that_travels_has_a_harmless_zero() => Assert.Equal(
        // These two come in no answer.
        [nameof(AppScope), nameof(ProblemKind)],
        typeof(JobState).Assembly.GetExportedTypes()
            .Where(type => type.IsEnum && Enum.GetName(type, 0) != "Unknown")
            .Select(type => type.Name));

    [Fact]
    public void Words_of_the_app_registry_are_spelled_as_it_spells_them() => Assert.Equal(
        ("\"READ_ACP\"", AppPermission.FullControl),
        (JsonSerializer.Serialize(AppPermission.ReadAcp, Json.Options),
            JsonSerializer.Deserialize<AppPermission>("\"FULL_CONTROL\"", Json.Options)));

    [Fact]
    public void New_words_do_not_hide_the_others() => Assert.Equal(
        new Dictionary<JobState, int> { [JobState.TimedOut] = 2, [JobState.Unknown] = 1 },
        JsonSerializer.Deserialize<Dictionary<JobState, int>>(
            """{"timed_out": 2, "paused": 1}""", Json.Options));

    [Fact]
    public void A_job_of_a_new_state_is_over_when_it_has_an_end()
    {
        var job = new Job
        {
            Id = 1,
            Suite = "a",
            Group = "g",
            Testbox = "g-1",
            Queue = "q",
            Submitter = "s",
            State = JobState.Unknown,
            SubmittedAt = DateTimeOffset.UnixEpoch,
        };

        Assert.False(job.IsFinished);
        Assert.True((job with { FinishedAt = DateTimeOffset.UnixEpoch }).IsFinished);
        Assert.False(JobStateText.TryParse("unknown", out _));
    }
}
