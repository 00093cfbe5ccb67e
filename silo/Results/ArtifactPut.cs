namespace Boxyard.Results;

/// <summary>How the upload of a file ended.</summary>
internal enum ArtifactPut
{
    /// <summary>The attempt ended meanwhile.</summary>
    Ended,

    /// <summary>The path, or a part of it, is a folder, a file or a link that is in the way.</summary>
    PathTaken,

    /// <summary>The path has other content, which is kept.</summary>
    OtherContent,
    TooLarge,

    /// <summary>The disk has less free space than Results:MinFreeBytes.</summary>
    NoRoom,

    /// <summary>Boxes may not write packages here.</summary>
    NotAllowed,

    /// <summary>The content does not have the hash that the client gave.</summary>
    WrongHash,

    /// <summary>The path has this content already.</summary>
    Same,
    Created,
}
