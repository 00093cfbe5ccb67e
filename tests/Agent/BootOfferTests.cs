using Boxyard.Agent.Silo;

namespace Boxyard.Tests.Agent;

public sealed class BootOfferTests
{
    private const string Lkp = "http://s:3000/initrd/lkp/latest/lkp-x86_64.cgz";
    private const string Job = "http://s:3000/job_initrd_tmpfs/7.2/job.cgz";

    [Theory]
    [InlineData($$"""{"docker_image":"centos:7","docker_images":"centos:7","lkp":"{{Lkp}}","job":"{{Job}}"}""")]
    [InlineData($$"""{"job_id":"7.2","docker_image":"centos:7","initrds":"[\"{{Lkp}}\",\"{{Job}}\"]"}""")]
    [InlineData($$"""{"job_id":"7.2","docker_image":"centos:7","initrds":"[\"{{Job}}\",\"{{Lkp}}\"]"}""")]
    public void A_container_reads_the_answers_of_all_generations(string text)
    {
        var offer = BootOffer.Read(BootForm.Container, text);

        Assert.NotNull(offer);
        Assert.Equal(("7.2", "centos:7", new Uri(Job)), (offer.ShownId, offer.Image, offer.Job));
        Assert.Equal([new Uri(Lkp)], offer.Archives);
    }

    [Theory]
    [InlineData(nameof(BootForm.Container), "{}")]
    [InlineData(nameof(BootForm.Container), """{"job_id":"0"}""")]
    [InlineData(nameof(BootForm.Ipxe), "#!ipxe\necho ...\necho No job now\nreboot\n")]
    public void No_job_is_no_offer(string form, string text) =>
        Assert.Null(BootOffer.Read(Enum.Parse<BootForm>(form), text));

    [Fact]
    public void A_machine_finds_its_attempt_in_the_script()
    {
        const string script = $"""
            #!ipxe

            initrd {Lkp}
            initrd {Job}
            kernel http://s:3000/os/vmlinuz initrd=job.cgz
            boot

            """;

        var offer = BootOffer.Read(BootForm.Ipxe, script);

        Assert.Equal(("7.2", new Uri(Job), script), (offer!.ShownId, offer.Job, offer.BootText));
    }

    [Theory]
    [InlineData("#!ipxe\necho No job now\nreboot\n")]
    [InlineData("<html>")]
    [InlineData("[1]")]
    public void What_is_no_answer_to_a_container_is_said(string text) =>
        Assert.Throws<SiloException>(() => BootOffer.Read(BootForm.Container, text));
}
