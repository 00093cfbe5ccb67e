using Xunit.Abstractions;

namespace Boxyard.Tests.Lab.Faults;

/// <summary>Says in one line what a fault did: the lines of the table in docs/operating.md.</summary>
internal static class FaultReport
{
    public static void Write(ITestOutputHelper output, string fault, History history, params string[] more) =>
        output.WriteLine($"{fault}: {string.Join("; ", [.. more, history.ToString()])}.");

    public static string Seconds(string what, IEnumerable<TimeSpan> times) =>
        $"{what} {string.Join(", ", times.Select(time => $"{time.TotalSeconds:0.0}"))} s";
}
