using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Microsoft.EntityFrameworkCore;
using Platform.Tests.Commands;
using Platform.Tests.Features.Accounts;
using Platform.Tests.Support;

namespace Platform.Tests.Data;

public sealed class KeyProtectionTests(SealedApp app) : IClassFixture<SealedApp>
{
    [Fact]
    public async Task Keys_are_sealed_with_the_certificate_and_open_again()
    {
        await app.Member("Zegel");
        using var browser = app.Visitor();
        var page = await browser.SignIn("zegel@example.org", PlatformApp.Password, path: "/account/sign-in?returnUrl=/my/work");

        Assert.Equal("/my/work", page.Address.AbsolutePath);
        var keys = await app.Scope(db => db.DataProtectionKeys.Select(k => k.Xml!).ToListAsync());
        Assert.NotEmpty(keys);
        Assert.All(keys, key =>
        {
            Assert.Contains("EncryptedData", key, StringComparison.Ordinal);
            Assert.DoesNotContain("<masterKey", key, StringComparison.Ordinal);
        });
    }

    [Theory]
    [InlineData("", true)]
    [InlineData("--Platform:KeyCertificate=keys.pfx --Platform:KeyCertificatePassword=geheim", false)]
    [InlineData("--environment=Development", false)]
    public async Task A_start_in_Production_with_readable_keys_names_the_setting(string settings, bool warns)
    {
        await using var database = await TestDatabase.Create();
        SealedApp.Write(database.Folder);
        await using var node = Node.Start(database, null, [.. settings.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(s => s[2..])]);
        await node.Listens();

        Assert.Equal(warns, node.Output.Contains("set Platform:KeyCertificate", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("nergens.pfx", "")]
    [InlineData("keys.pfx", "verkeerd")]
    public async Task A_certificate_that_cannot_be_used_stops_the_start_and_is_named(string file, string password)
    {
        var run = await Command.Run(app.Database, "--Platform:KeyCertificate=" + Path.Combine(app.Database.Folder, file), "--Platform:KeyCertificatePassword=" + password);

        Assert.Equal(1, run.ExitCode);
        Assert.StartsWith("Platform:KeyCertificate is no file", run.Error, StringComparison.Ordinal);
    }
}

public sealed class SealedApp : PlatformApp
{
    private readonly string _folder = Directory.CreateTempSubdirectory("platform-keys-").FullName;

    public override async Task InitializeAsync()
    {
        Settings["Platform:KeyCertificate"] = Write(_folder);
        Settings["Platform:KeyCertificatePassword"] = "geheim";
        await base.InitializeAsync();
        Write(Database.Folder);
    }

    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
        GC.SuppressFinalize(this);
    }

    public static string Write(string folder)
    {
        using var key = RSA.Create(2048);
        using var certificate = new CertificateRequest("CN=keys", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1)
            .CreateSelfSigned(TimeProvider.System.GetUtcNow().AddDays(-1), TimeProvider.System.GetUtcNow().AddDays(1));
        var file = Path.Combine(folder, "keys.pfx");
        File.WriteAllBytes(file, certificate.Export(X509ContentType.Pkcs12, "geheim"));
        return file;
    }
}
