using System.Globalization;
using System.Security;
using System.Text;

namespace CaseTrack.Benchmarks.Output;

/// <summary>One curve.</summary>
/// <param name="Name">Its name in the legend; without one it stands for the curve before it.</param>
/// <param name="Colour">Which of the colours.</param>
/// <param name="Dashed">Drawn in dashes.</param>
/// <param name="Points">Where it goes through; both above zero.</param>
public sealed record Curve(string Name, int Colour, bool Dashed, IReadOnlyList<(double X, double Y)> Points);

/// <summary>A chart of curves as SVG, both axes by powers of ten. Pure: the same curves give the same text.</summary>
public sealed record LineChart(string Title, string XTitle, string YTitle, IReadOnlyList<Curve> Curves)
{
    private const int Width = 960;
    private const int Height = 420;
    private const int Left = 70;
    private const int Right = 560;
    private const int Top = 40;
    private const int Bottom = 370;

    private static readonly string[] Colours =
        ["#0b6e99", "#c2410c", "#5b7f1d", "#7c3aed", "#b45309", "#be185d", "#0f766e", "#475569", "#a16207", "#1d4ed8", "#9f1239",
            "#15803d"];

    public string Draw()
    {
        var points = Curves.SelectMany(x => x.Points).Where(x => x.X > 0 && x.Y > 0).ToArray();
        var svg = new StringBuilder();
        Add($"<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {Width} {Height}\" role=\"img\" ");
        Add($"font-family=\"system-ui, sans-serif\" font-size=\"12\">\n<title>{Escaped(Title)}</title>\n");
        Add($"<rect width=\"{Width}\" height=\"{Height}\" fill=\"#ffffff\"/>\n");
        Add($"<text x=\"{Left}\" y=\"22\" font-size=\"15\" font-weight=\"600\">{Escaped($"{Title}, {YTitle}")}</text>\n");
        if (points.Length > 0)
        {
            var x = new Axis(points.Min(p => p.X), points.Max(p => p.X), Left, Right);
            var y = new Axis(points.Min(p => p.Y), points.Max(p => p.Y), Bottom, Top);
            foreach (var value in points.Select(p => p.X).Distinct().Order())
            {
                Add($"<text x=\"{x.At(value):0.#}\" y=\"{Bottom + 18}\" text-anchor=\"middle\">{value:#,0}</text>\n");
            }

            foreach (var value in y.Marks())
            {
                Add($"<path d=\"M{Left} {y.At(value):0.#}H{Right}\" stroke=\"#e2e8f0\"/>\n");
                Add($"<text x=\"{Left - 8}\" y=\"{y.At(value) + 4:0.#}\" text-anchor=\"end\">{value:#,0.####}</text>\n");
            }

            Add($"<text x=\"{(Left + Right) / 2}\" y=\"{Bottom + 38}\" text-anchor=\"middle\">{Escaped(XTitle)}</text>\n");
            var row = 0;
            foreach (var curve in Curves)
            {
                Draw(curve, x, y);
                if (curve.Name.Length > 0)
                {
                    Add($"<path d=\"M{Right + 16} {Top + (18 * row)}h18\" stroke=\"{Colour(curve)}\" ");
                    Add($"stroke-width=\"2\"{Dashes(curve)}/>\n");
                    Add($"<text x=\"{Right + 40}\" y=\"{Top + 4 + (18 * row++)}\">{Escaped(curve.Name)}</text>\n");
                }
            }
        }

        return svg.Append("</svg>\n").ToString();

        void Draw(Curve curve, Axis x, Axis y)
        {
            var path = string.Join('L', curve.Points.Where(p => p.X > 0 && p.Y > 0)
                .Select(p => string.Create(CultureInfo.InvariantCulture, $"{x.At(p.X):0.#} {y.At(p.Y):0.#}")));
            Add($"<path d=\"M{path}\" fill=\"none\" stroke=\"{Colour(curve)}\" stroke-width=\"2\"{Dashes(curve)}/>\n");
            foreach (var p in curve.Points.Where(p => p.X > 0 && p.Y > 0))
            {
                Add($"<circle cx=\"{x.At(p.X):0.#}\" cy=\"{y.At(p.Y):0.#}\" r=\"3\" fill=\"{Colour(curve)}\"/>\n");
            }
        }

        void Add(FormattableString text) => svg.Append(text.ToString(CultureInfo.InvariantCulture));
    }

    private static string Colour(Curve curve) => Colours[curve.Colour % Colours.Length];

    private static string Dashes(Curve curve) => curve.Dashed ? " stroke-dasharray=\"5 4\"" : "";

    private static string Escaped(string text) => SecurityElement.Escape(text);

    /// <summary>Where a value lies between two edges, by its logarithm.</summary>
    private sealed record Axis(double Least, double Most, double From, double To)
    {
        private double First => Math.Floor(Math.Log10(Least) - 1e-9);

        private double Last => Math.Max(First + 1, Math.Ceiling(Math.Log10(Most) + 1e-9));

        // From left to right only what is there; upwards whole powers of ten.
        private bool Across => To > From;

        public double At(double value)
        {
            var (low, high) = Across ? (Math.Log10(Least), Math.Max(Math.Log10(Most), Math.Log10(Least) + 0.1)) : (First, Last);
            return From + ((To - From) * (Math.Log10(value) - low) / (high - low));
        }

        public IEnumerable<double> Marks()
        {
            for (var power = First; power <= Last; power++)
            {
                yield return Math.Pow(10, power);
            }
        }
    }
}
