namespace AvUie.Pipeline.Imaging;

/// <summary>The samples of a PNG as stored: grey values, palette indices or colours, never converted.</summary>
/// <param name="Width">Columns.</param>
/// <param name="Height">Rows.</param>
/// <param name="Channels">1 grey or index, 2 grey and alpha, 3 RGB, 4 RGBA.</param>
/// <param name="Indexed">Whether the one channel is an index into a palette.</param>
/// <param name="Samples">Row by row, channels interleaved; samples of 1, 2 and 4 bits keep their values (0 or 1 for 1 bit).</param>
internal sealed record PngFile(int Width, int Height, int Channels, bool Indexed, byte[] Samples)
{
    /// <summary>One value per pixel: grey value or palette index; of colours the largest of R, G and B, so that 0 is black.</summary>
    public byte[] Values()
    {
        if (Channels == 1)
        {
            return Samples;
        }

        var values = new byte[Width * Height];
        for (var i = 0; i < values.Length; i++)
        {
            var pixel = Samples.AsSpan(i * Channels, Channels);
            values[i] = Channels == 2 ? pixel[0] : Math.Max(pixel[0], Math.Max(pixel[1], pixel[2]));
        }

        return values;
    }
}
