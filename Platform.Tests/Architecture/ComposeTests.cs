using Microsoft.SqlServer.TransactSql.ScriptDom;
using Platform.Tests.Support;
using YamlDotNet.Serialization;

namespace Platform.Tests.Architecture;

/// <summary>Checks the deployments without starting them: their files can be read and name what exists.</summary>
public sealed class ComposeTests
{
    private static readonly string Docker = Path.Combine(Sources.Root, "docker");

    [Fact]
    public void The_scaled_deployment_has_two_nodes_that_share_a_database_and_nothing_else()
    {
        var services = Services("compose.scaled.yml");

        var nodes = services.Where(s => s.Key.StartsWith("platform-", StringComparison.Ordinal)).ToList();
        Assert.Equal(2, nodes.Count);
        Assert.Equal(2, nodes.Select(n => Assert.Single(List(n.Value, "volumes"))).Distinct().Count());
        foreach (var (_, node) in nodes)
        {
            var settings = (Dictionary<object, object>)node["environment"];
            Assert.Equal("SqlServer", settings["Database__Provider"]);
            // Forwarded headers can be sent by anyone, and are not needed, because the public address gives the same facts.
            Assert.DoesNotContain("ASPNETCORE_FORWARDEDHEADERS_ENABLED", settings.Keys);
            Assert.StartsWith("https://", (string)settings["Platform__PublicUrl"], StringComparison.Ordinal);
            Assert.Equal("redis", Platform.Web.Nodes.NodeMessenger.Read((string)settings["Platform__Redis"]).EndPoints.Single() is System.Net.DnsEndPoint redis ? redis.Host : null);
            Assert.Contains("Server=database;", (string)settings["ConnectionStrings__Platform"], StringComparison.Ordinal);
            Assert.DoesNotContain("ports", node.Keys);
        }

        Assert.Superset(new HashSet<string> { "proxy", "redis", "database" }, services.Keys.ToHashSet());
    }

    [Fact]
    public void The_proxy_in_front_of_the_nodes_knows_them_and_keeps_a_browser_at_one()
    {
        var proxy = File.ReadAllText(Path.Combine(Docker, "Caddyfile"));

        foreach (var node in Services("compose.scaled.yml").Keys.Where(s => s.StartsWith("platform-", StringComparison.Ordinal)))
            Assert.Contains($"{node}:8080", proxy, StringComparison.Ordinal);
        Assert.Contains("lb_policy cookie", proxy, StringComparison.Ordinal);
        Assert.Contains("health_uri /readyz", proxy, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("compose.yml")]
    [InlineData("compose.scaled.yml")]
    public void Each_setting_of_a_deployment_is_one_the_platform_knows(string file)
    {
        foreach (var (_, service) in Services(file).Where(s => s.Value.ContainsKey("build")))
        {
            var settings = ((Dictionary<object, object>)service["environment"]).Keys.Cast<string>().Where(k => k.StartsWith("Platform__", StringComparison.Ordinal));
            Assert.All(settings, s => Assert.NotNull(typeof(Platform.Web.Shared.PlatformOptions).GetProperty(s["Platform__".Length..])));
        }
    }

    [Fact]
    public void The_nodes_are_no_administrators_of_the_database_and_prove_themselves_to_Redis()
    {
        var services = Services("compose.scaled.yml");
        foreach (var (_, node) in services.Where(s => s.Value.ContainsKey("build")))
        {
            var settings = (Dictionary<object, object>)node["environment"];
            Assert.Contains("User Id=platform;", (string)settings["ConnectionStrings__Platform"], StringComparison.Ordinal);
            Assert.DoesNotContain("ADMIN", (string)settings["ConnectionStrings__Platform"], StringComparison.Ordinal);
            Assert.Equal("${REDIS_PASSWORD:?letters and digits}", Platform.Web.Nodes.NodeMessenger.Read((string)settings["Platform__Redis"]).Password);
        }

        Assert.Contains("requirepass", (string)List(services["redis"], "command").Single(), StringComparison.Ordinal);
        var login = File.ReadAllText(Path.Combine(Docker, "prepare.sql"));
        new TSql160Parser(initialQuotedIdentifiers: true).Parse(new StringReader(login), out var errors);
        Assert.Empty(errors.Select(e => $"{e.Line}: {e.Message}"));
        foreach (var role in new[] { "db_datareader", "db_datawriter", "db_ddladmin" })
            Assert.Contains($"ALTER ROLE {role} ADD MEMBER platform", login, StringComparison.Ordinal);
        Assert.DoesNotContain("db_owner", login, StringComparison.Ordinal);
    }

    [Fact]
    public void Database_and_Redis_are_on_a_network_without_a_way_out()
    {
        var network = (Dictionary<object, object>)((Dictionary<object, object>)Read("compose.scaled.yml")["networks"])["inside"];

        Assert.Equal("true", network["internal"]);
        foreach (var name in new[] { "database", "redis", "prepare" })
            Assert.Equal(["inside"], List(Services("compose.scaled.yml")[name], "networks"));
    }

    [Theory]
    [InlineData("compose.yml")]
    [InlineData("compose.scaled.yml")]
    public void No_service_takes_more_memory_than_it_may_or_an_image_that_changes(string file)
    {
        foreach (var (name, service) in Services(file))
        {
            Assert.True(service.ContainsKey("mem_limit"), name);
            if (!service.ContainsKey("build"))
                Assert.Matches(@":(\d+\.\d+\.\d+|\d{4}-CU\d+-)", (string)service["image"]);
        }
    }

    [Fact]
    public void No_password_is_an_argument_of_a_program()
    {
        foreach (var service in Services("compose.scaled.yml").Values)
        {
            var arguments = new[] { "command", "entrypoint" }.Where(service.ContainsKey).SelectMany(key => List(service, key)).Cast<string>()
                .Concat(service.TryGetValue("healthcheck", out var check) ? List((Dictionary<object, object>)check, "test").Cast<string>() : []);
            // The printf of a shell is not a program, so its arguments are not visible in the list of processes.
            Assert.DoesNotContain(arguments.Where(a => !a.StartsWith("printf", StringComparison.Ordinal)), a => a.Contains("PASSWORD", StringComparison.Ordinal) || a == "-P");
        }
    }

    private static Dictionary<string, object> Read(string file)
    {
        var parser = new YamlDotNet.Core.MergingParser(new YamlDotNet.Core.Parser(new StringReader(File.ReadAllText(Path.Combine(Docker, file)))));
        return new DeserializerBuilder().Build().Deserialize<Dictionary<string, object>>(parser);
    }

    private static Dictionary<string, Dictionary<object, object>> Services(string file) =>
        ((Dictionary<object, object>)Read(file)["services"]).ToDictionary(s => (string)s.Key, s => (Dictionary<object, object>)s.Value);

    private static List<object> List(Dictionary<object, object> service, string name) => (List<object>)service[name];
}
