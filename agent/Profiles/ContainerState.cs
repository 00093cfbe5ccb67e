using System.Text.Json;

namespace Boxyard.Agent.Profiles;

/// <summary>How the engine says that a container stands.</summary>
internal sealed record ContainerState
{
    /// <summary>0 when it does not run.</summary>
    public int Pid { get; init; }

    public int ExitCode { get; init; }
    public bool OOMKilled { get; init; }
    public DateTimeOffset StartedAt { get; init; }
    public DateTimeOffset FinishedAt { get; init; }

    public static ContainerState? Read(string? json)
    {
        try
        {
            return json is null ? null : JsonSerializer.Deserialize<ContainerState>(json);
        }
        catch (JsonException)
        {
            // The engine has said something else on the same line; the next look asks again.
            return null;
        }
    }
}
