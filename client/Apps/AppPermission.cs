using System.Text.Json.Serialization;

namespace Boxyard.Client;

/// <summary>What may be granted on an app.</summary>
public enum AppPermission
{
    /// <summary>A word that this SDK does not know: the silo is newer.</summary>
    Unknown,

    /// <summary>See it.</summary>
    [JsonStringEnumMemberName("READ")]
    Read,

    /// <summary>See it, submit new versions, freeze.</summary>
    [JsonStringEnumMemberName("WRITE")]
    Write,

    /// <summary>Read who has which permissions, and nothing else.</summary>
    [JsonStringEnumMemberName("READ_ACP")]
    ReadAcp,

    /// <summary>Read and change them, and nothing else.</summary>
    [JsonStringEnumMemberName("WRITE_ACP")]
    WriteAcp,

    /// <summary>All of that; build, profile and delete.</summary>
    [JsonStringEnumMemberName("FULL_CONTROL")]
    FullControl,
}
