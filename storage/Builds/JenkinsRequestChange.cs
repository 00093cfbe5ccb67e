namespace Boxyard.Storage.Builds;

/// <summary>What becomes of a request to a Jenkins.</summary>
internal enum JenkinsRequestChange
{
    /// <summary>It takes the place of its app, if it may.</summary>
    Hold,

    /// <summary>Jenkins has it in its queue.</summary>
    Queue,

    /// <summary>It is over, with a number or without.</summary>
    End,
}
