namespace Boxyard.Results;

/// <summary>Whether an upload is let in.</summary>
internal enum UploadPermitKind
{
    /// <summary>There is no such attempt.</summary>
    NotFound,
    WrongToken,

    /// <summary>The attempt is over: what it sends changes nothing.</summary>
    Ended,
    Granted,
}
