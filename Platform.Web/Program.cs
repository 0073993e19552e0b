using Platform.Web.Look;

var builder = WebApplication.CreateBuilder(args);
builder.Services.AddLook(builder.Configuration);
var app = builder.Build();
app.UseLook();
app.UseAuthorization();
app.MapLook();
app.Run();

public partial class Program;
