using Boxyard.Boot;

namespace Boxyard.Tests.Silo.Boot;

public sealed class ServedFolderTests : IDisposable
{
    private readonly BootLab _lab = new();

    public void Dispose() => _lab.Dispose();

    [Fact]
    public void A_file_is_found_under_its_own_path()
    {
        _lab.AddFile("os/debian/x/vmlinuz");

        var found = Folder().Find("debian/x/vmlinuz");

        Assert.Equal(ServedPathKind.File, found.Kind);
        Assert.Equal("/os/debian/x/vmlinuz", found.ShownPath);
        Assert.Equal(Path.Combine(_lab.OsDirectory, "debian/x/vmlinuz"), found.DiskPath);
    }

    [Fact]
    public void Links_are_followed_to_the_path_that_is_shown()
    {
        _lab.AddFile("os/v2/boot/vmlinuz-6");
        _lab.AddLink("os/v2/boot/vmlinuz", "../../v2/./boot/vmlinuz-6");
        _lab.AddLink("os/current", "v2");
        _lab.AddLink("os/absolute", Path.Combine(_lab.OsDirectory, "v2"));

        Assert.Equal("/os/v2/boot/vmlinuz-6", Folder().Find("current/boot/vmlinuz").ShownPath);
        Assert.Equal("/os/v2/boot/vmlinuz-6", Folder().Find("absolute/boot/vmlinuz").ShownPath);
        Assert.Equal("/os/v2", Folder().Find("current").ShownPath);
    }

    [Fact]
    public void The_folder_itself_may_be_a_link()
    {
        _lab.AddFile("real/a/vmlinuz");
        _lab.AddLink("os", "real");

        Assert.Equal("/os/a/vmlinuz", Folder().Find("a/vmlinuz").ShownPath);
    }

    [Theory]
    [InlineData("../secret")]
    [InlineData("/etc/passwd")]
    [InlineData("../os-other/file")]
    [InlineData("circle")]
    public void A_link_may_not_lead_out_of_the_folder_or_in_a_circle(string target)
    {
        _lab.AddFile("secret");
        _lab.AddFile("os-other/file");
        _lab.AddLink("os/circle", target);

        Assert.Equal(ServedPathKind.OutOfBounds, Folder().Find("circle").Kind);
    }

    [Theory]
    [InlineData("")]
    [InlineData("/vmlinuz")]
    [InlineData("../secret")]
    [InlineData("./vmlinuz")]
    [InlineData("a//vmlinuz")]
    [InlineData("a/")]
    [InlineData("..\\secret")]
    [InlineData("a\u0000")]
    [InlineData("a\nb")]
    [InlineData("vmlinuz/b")]
    [InlineData("broken")]
    public void What_no_file_can_be_called_is_missing(string path)
    {
        _lab.AddFile("secret");
        _lab.AddFile("os/vmlinuz");
        _lab.AddFile("os/a/vmlinuz");
        _lab.AddLink("os/broken", "nowhere");

        Assert.Equal(ServedPathKind.Missing, Folder().Find(path).Kind);
    }

    [Fact]
    public void A_name_longer_than_any_file_name_is_missing()
    {
        _lab.AddFile("os/vmlinuz");

        Assert.Equal(ServedPathKind.Missing, Folder().Find(new string('a', 256)).Kind);
    }

    [Fact]
    public void Without_the_folder_everything_is_missing() =>
        Assert.Equal(ServedPathKind.Missing, Folder().Find("a").Kind);

    private ServedFolder Folder() => _lab.Folders.Os;
}
