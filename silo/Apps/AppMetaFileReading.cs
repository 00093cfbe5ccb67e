namespace Boxyard.Apps;

/// <summary>A file that shows an app.</summary>
/// <param name="Rights">Of the caller on the app's repository; also without a file.</param>
/// <param name="Kind">What it is.</param>
/// <param name="Content">Null when there is none, or none that the caller may see.</param>
/// <param name="Sha256">Of the content, hex.</param>
internal sealed record AppMetaFileReading(
    AppRights Rights, AppMetaFileKind Kind = default, Stream? Content = null, string Sha256 = "");
