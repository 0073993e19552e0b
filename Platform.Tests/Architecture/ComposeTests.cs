using Platform.Tests.Support;
using YamlDotNet.Serialization;

namespace Platform.Tests.Architecture;

/// <summary>The deployments that are described, where nothing can be started: they can be read and name what exists.</summary>
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
            // Believed of whoever connects, and not needed: the public address says what they would say.
            Assert.DoesNotContain("ASPNETCORE_FORWARDEDHEADERS_ENABLED", settings.Keys);
            Assert.StartsWith("https://", (string)settings["Platform__PublicUrl"], StringComparison.Ordinal);
            Assert.Equal("redis", Platform.Web.Nodes.NodeLine.Read((string)settings["Platform__Redis"]).EndPoints.Single() is System.Net.DnsEndPoint redis ? redis.Host : null);
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

    private static Dictionary<string, Dictionary<object, object>> Services(string file)
    {
        var parser = new YamlDotNet.Core.MergingParser(new YamlDotNet.Core.Parser(new StringReader(File.ReadAllText(Path.Combine(Docker, file)))));
        var all = new DeserializerBuilder().Build().Deserialize<Dictionary<string, object>>(parser);
        return ((Dictionary<object, object>)all["services"]).ToDictionary(s => (string)s.Key, s => (Dictionary<object, object>)s.Value);
    }

    private static List<object> List(Dictionary<object, object> service, string name) => (List<object>)service[name];
}
