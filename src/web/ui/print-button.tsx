import { PrinterOutlined } from '@ant-design/icons'
import { Button } from 'antd'

/** What is on the screen, on A4: menus, filters and buttons stay behind (base.css, print). */
export const PrintButton = () => (
  <Button icon={<PrinterOutlined />} onClick={() => window.print()}>
    打印
  </Button>
)
